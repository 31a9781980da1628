/** Compiles the tree of a regular expression to instructions for the backtracking matcher (ECMA-262 §22.2.2). */
import { characterTest } from './characters.js';
import type { CharacterTest } from './characters.js';
import type { Instruction, Program } from './machine.js';
import type { Node, Repeat, Syntax } from './syntax.js';

/** The instructions of a regular expression. */
export function compileProgram({ tree, groups, unicode }: Syntax): Program {
  const compiler = new Compiler(groups, unicode);
  compiler.add(tree, false);
  compiler.emit((machine) => machine.end());
  return { instructions: compiler.instructions, registers: compiler.registers, unicode };
}

class Compiler {
  readonly instructions: Instruction[] = [];
  readonly #unicode: boolean;
  readonly #tests = new Map<string, CharacterTest>();
  registers: number;

  constructor(groups: number, unicode: boolean) {
    this.registers = 2 * groups;
    this.#unicode = unicode;
  }

  emit(instruction: Instruction): void {
    this.instructions.push(instruction);
  }

  /** Adds the instructions of a part; within a lookbehind, they consume characters from right to left. */
  add(node: Node, behind: boolean): void {
    switch (node.kind) {
      case 'character':
        return this.#character(node.source, behind);
      case 'sequence':
        return (behind ? node.parts.toReversed() : node.parts).forEach((part) => this.add(part, behind));
      case 'choice':
        return this.#choice(node.options, behind);
      case 'capture':
        return this.#capture(node.group, node.body, behind);
      case 'repeat':
        return this.#repeat(node, behind);
      case 'position':
        return this.emit((machine) => machine.holds(node.test) && machine.goTo());
      case 'look':
        return this.#look(node.body, node.behind, node.negative);
      case 'reference':
        return this.#reference(node.groups, behind);
    }
  }

  #character(source: string, behind: boolean): void {
    const test = this.#tests.get(source) ?? characterTest(source, this.#unicode);
    this.#tests.set(source, test);
    this.emit((machine) => machine.consume(test, behind));
  }

  #choice(options: readonly Node[], behind: boolean): void {
    const ends: number[] = [];
    for (const [index, option] of options.entries()) {
      const fork = index < options.length - 1 ? this.#reserve() : undefined;
      this.add(option, behind);
      ends.push(this.#reserve());
      if (fork !== undefined) this.#fork(fork);
    }
    this.#joinAll(ends);
  }

  /** Tries the option that follows, then the one that comes next. */
  #fork(place: number): void {
    const next = this.#here;
    this.#fill(place, (machine) => machine.fork(place + 1, next));
  }

  #joinAll(ends: readonly number[]): void {
    const next = this.#here;
    for (const end of ends) this.#fill(end, (machine) => machine.goTo(next));
  }

  #capture(group: number, body: Node, behind: boolean): void {
    const [start, end] = [2 * group, 2 * group + 1];
    this.#mark(behind ? end : start);
    this.add(body, behind);
    this.#mark(behind ? start : end);
  }

  #mark(register: number): void {
    this.emit((machine) => {
      machine.set(register);
      return machine.goTo();
    });
  }

  /** Set the counter to zero; decide whether to iterate; begin an iteration; its body; count it and decide again. */
  #repeat(node: Repeat, behind: boolean): void {
    const [counter, start] = [this.registers++, this.registers++];
    this.emit((machine) => {
      machine.set(counter, 0);
      return machine.goTo();
    });
    const decision = this.#reserve();
    this.emit(beginIteration(start, node.groups));
    this.add(node.body, behind);
    this.emit(endIteration(node.min, counter, start, decision));
    this.#fill(decision, decide(node, counter, decision + 1, this.#here));
  }

  #look(body: Node, behind: boolean, negative: boolean): void {
    const look = this.#reserve();
    this.add(body, behind);
    this.emit((machine) => machine.end());
    const next = this.#here;
    this.#fill(look, (machine) => machine.look(look + 1, next, negative));
  }

  #reference(groups: readonly number[], behind: boolean): void {
    this.emit((machine) => machine.repeat(groups.find((group) => machine.hasCaptured(group)) ?? -1, behind));
  }

  get #here(): number {
    return this.instructions.length;
  }

  /** Keeps a place for an instruction whose target is not known yet. */
  #reserve(): number {
    this.emit(() => false);
    return this.#here - 1;
  }

  #fill(place: number, instruction: Instruction): void {
    this.instructions[place] = instruction;
  }
}

/** Iterates while it must, then as often as it can (greedy) or as it needs to (lazy). */
function decide({ min, max, greedy }: Repeat, counter: number, body: number, exit: number): Instruction {
  return (machine) => {
    const count = machine.register(counter);
    if (count < min) return machine.goTo();
    if (count >= max) return machine.goTo(exit);
    if (greedy) return machine.fork(body, exit);
    return machine.fork(exit, body);
  };
}

/** Each iteration forgets what the groups inside it captured before. */
function beginIteration(start: number, [from, to]: readonly [number, number]): Instruction {
  return (machine) => {
    machine.set(start);
    for (let register = 2 * from; register < 2 * to; register += 1) machine.set(register, -1);
    return machine.goTo();
  };
}

/** An iteration that was not needed must have consumed something. */
function endIteration(min: number, counter: number, start: number, decision: number): Instruction {
  return (machine) => {
    const count = machine.register(counter);
    if (count >= min && machine.isAt(machine.register(start))) return false;
    machine.set(counter, count + 1);
    return machine.goTo(decision);
  };
}
