/** The data of the correct DLCS server: two customers, their batches and assets. The same in every run. */
export interface Asset {
  readonly customer: number;
  readonly id: string;
  readonly space: number;
  readonly created: string;
  readonly origin: string;
  readonly mediaType?: string;
  readonly failed: boolean;
  /** The batch in which it was last submitted. */
  batch: number;
  finished?: string;
}

export interface Batch {
  readonly number: number;
  readonly customer: number;
  readonly submitted: string;
  readonly count: number;
  completed: number;
  errors: number;
  finished?: string;
  superseded: boolean;
}

export interface Customer {
  readonly number: number;
  readonly name: string;
  readonly displayName: string;
  readonly user: string;
  readonly token: string;
}

export interface DlcsStore {
  readonly customers: readonly Customer[];
  readonly batches: Batch[];
  readonly assets: Asset[];
  /** The number of the next batch, which also determines its times. */
  next: number;
}

export interface Submitted {
  readonly id: string;
  readonly space: number;
  readonly origin?: string;
  readonly mediaType?: string;
}

/** A store with four finished batches and an unfinished one of customer 2, and a batch of customer 3. */
export function newStore(): DlcsStore {
  const store: DlcsStore = {
    customers: [
      {
        number: 2,
        name: 'riverside',
        displayName: 'Riverside Library',
        user: 'key-riverside:rs-41f0',
        token: 'token-riverside',
      },
      {
        number: 3,
        name: 'hillside',
        displayName: 'Hillside Archive',
        user: 'key-hillside:hs-9a77',
        token: 'token-hillside',
      },
    ],
    batches: [],
    assets: [],
    next: 1001,
  };
  for (const [shelf, size] of [
    ['ms1', 3],
    ['ms2', 4],
    ['ms3', 2],
    ['ms4', 3],
  ] as const)
    finish(store, submit(store, 2, sheets(shelf, size)));
  submit(store, 2, sheets('ms5', 2));
  finish(store, submit(store, 3, sheets('hs1', 2)));
  return store;
}

function sheets(shelf: string, size: number): Submitted[] {
  return Array.from({ length: size }, (_, index) => ({
    id: `${shelf}-${index + 1}r`,
    space: 5,
    origin: `https://images.example/${shelf}/${index + 1}.tif`,
    mediaType: 'image/tiff',
  }));
}

/** Creates a batch from a submission; known assets move to it. */
export function submit(store: DlcsStore, customer: number, members: readonly Submitted[]): Batch {
  const number = store.next++;
  const submitted = moment(number, 0);
  const batch: Batch = {
    number,
    customer,
    submitted,
    count: members.length,
    completed: 0,
    errors: 0,
    superseded: false,
  };
  for (const member of members) {
    const known = findAsset(store, customer, member.space, member.id);
    if (known) store.assets.splice(store.assets.indexOf(known), 1);
    const origin = member.origin ?? `https://origin.example/${member.space}`;
    store.assets.push({
      customer,
      id: member.id,
      space: member.space,
      created: known?.created ?? submitted,
      origin,
      ...(member.mediaType === undefined ? {} : { mediaType: member.mediaType }),
      failed: member.id.endsWith('-4r'),
      batch: number,
    });
  }
  store.batches.push(batch);
  return batch;
}

function finish(store: DlcsStore, batch: Batch): void {
  const assets = store.assets.filter((asset) => asset.batch === batch.number);
  for (const asset of assets) asset.finished = moment(batch.number, 30);
  batch.completed = assets.length;
  batch.errors = assets.filter(({ failed }) => failed).length;
  batch.finished = moment(batch.number, 30);
}

export function findAsset(store: DlcsStore, customer: number, space: number, id: string): Asset | undefined {
  return store.assets.find((asset) => asset.customer === customer && asset.space === space && asset.id === id);
}

/** A time with the seven decimals of .NET. */
function moment(number: number, seconds: number): string {
  return new Date(Date.UTC(2026, 0, 1) + number * 60_000 + seconds * 1000).toISOString().replace('Z', '4321Z');
}
