import Value from 'typebox/value';
import { checkShape, lint, definitionLimits, definitionSchemas, chartOf, type Definition } from '#engine';
import { schemaFaults } from '../../../engine/lint/schema-faults.ts';
import { plainRegistry, registryOf, problemKey } from '../../../designer/problems/lint-messages.ts';
import { stockRegistry } from '../schedule/stock-flows.ts';
(definitionLimits as any).states = 5000; (definitionLimits as any).transitions = 15000;
const registry = registryOf(structuredClone(plainRegistry(stockRegistry)));
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
const bench = (name: string, f: () => unknown) => { const t: number[] = []; for (let r = 0; r < 25; r++) { const a = cpu(); f(); t.push(cpu() - a); } t.sort((a, b) => a - b); console.log(name, 'min', t[0]!.toFixed(1), 'median', t[12]!.toFixed(1), 'max', t[24]!.toFixed(1)); };
for (const n of [500, 1000]) {
const base: any = { kind: 'strategy', id: 'big', name: 'Big', timers: {}, rules: {}, machine: { id: 'big', initial: 's0', on: { 'account.settled': '.paid', 'promise.made': '.s1', 'dispute.opened': '.s2','hold.placed':'.s3' }, states: {} } };
for (let i=0;i<50;i++) base.timers['t'+i] = { anchor: 'account.oldestDueOn', offset: `P${i+1}D`, at: '09:00', calendar: 'us-business' };
base.rules.big = { all: [{ fact: 'account.daysPastDue', operator: 'greaterThan', value: 3 }, { fact: 'account.chaseableAmount', operator: 'greaterThan', value: 3 }] };
for (let i=0;i<n-1;i++) base.machine.states['s'+i] = { entry: [{ type: 'notice.send', params: { channel: 'email', template: 'friendly-reminder' } }, ...(i%3===0?[{type:'task.create',params:{kind:'call',title:'Call '+i}}]:[])], after: { ['t'+(i%50)]: i%4===0 ? [{ guard: 'big', target: 's'+((i+7)%(n-1)) }, { target: i+1<n-1 ? 's'+(i+1) : 'paid' }] : (i+1<n-1 ? 's'+(i+1) : 'paid') } };
base.machine.states.paid = { type: 'final' };
console.log('--', n);
bench('clone', () => structuredClone(base));
bench('checkShape', () => checkShape(base));
bench('Value.Check', () => Value.Check(definitionSchemas.strategy as any, base));
bench('lint', () => lint(base as Definition, registry));
bench('chart', () => chartOf(base.machine));
console.log(checkShape(base).ok, lint(base, registry).length);
}
