import { describe, expect, test } from 'vitest';
import { createAnswerRules } from '../../../../../../src/main/core/catch/rules/answer-rules';
import type { AnswerRules } from '../../../../../../src/main/core/catch/rules/answer-rules';
import { ruleProblems } from '../../../../../../src/main/core/catch/rules/rule-problems';
import type { AnswerRule, RuleAction } from '../../../../../../src/shared/model/answer-rule';
import type { CaptureAnswer, CaptureDraft } from '../../../../../../src/shared/model/captured-request';
import { capturedClaim, one, rule, ruleAnswer } from '../../../../../support/rule-samples';
import { testPorts } from '../../../../../support/test-ports';

interface Bench {
  readonly rules: AnswerRules;
  monotonicMs: number;
  next: number;
}

/** Rules with a clock and a chance that stand still until the test moves them. */
function bench(...inForce: readonly AnswerRule[]): Bench {
  const ports = testPorts();
  const made: Bench = {
    rules: createAnswerRules({ ...ports, clock: { ...ports.clock, nowMs: () => Date.UTC(2026, 10, 23, 14, 30), monotonicMs: () => made.monotonicMs }, random: { next: () => made.next } }),
    monotonicMs: 5,
    next: 0,
  };
  made.rules.use(inForce);
  return made;
}

const status = ({ rules }: Bench, draft: CaptureDraft = capturedClaim()): number => rules.answer(draft).answer.status;
const claim = (id: number): CaptureDraft => capturedClaim({ bodyText: `{"claim":{"id":${id}}}` });
const text = (answer: CaptureAnswer): string => Buffer.from(answer.body).toString();
const twiceThenOk = { kind: 'sequence', key: 'claim.id', steps: [{ answer: ruleAnswer(503, '{{reason}}, try again'), times: 2 }, { answer: ruleAnswer(200, '{"kept": {{body.claim.id}}}'), times: 1 }] } as const satisfies RuleAction;

describe('the first rule that matches answers', () => {
  test('and says which it was; no rule gives the default answer', () => {
    const made = bench(
      rule('Health checks', [{ field: 'path', operator: 'is', value: '/healthz' }], one(204)),
      rule('Off', [], one(418), false),
      rule('Closed claims', [{ field: 'event', operator: 'is', value: 'claim.closed' }, { field: 'method', operator: 'is', value: 'POST' }], one(202)),
      rule('Everything', [{ field: 'method', operator: 'is', value: 'POST' }], one(500)),
    );
    expect(made.rules.activity()).not.toHaveProperty('last');
    expect(made.rules.answer(capturedClaim()).answer).toMatchObject({ status: 202, rule: 'Closed claims' });
    const closedId = made.rules.activity().rules[2]?.ruleId;
    expect(made.rules.activity().last).toMatchObject({ by: { kind: 'rule', ruleId: closedId }, status: 202 });
    expect(made.rules.answer(capturedClaim({ target: '/healthz' })).answer).toMatchObject({ status: 204, rule: 'Health checks' });
    expect(made.rules.answer(capturedClaim({ method: 'GET' })).answer).not.toHaveProperty('rule');
    expect(made.rules.activity().last).toMatchObject({ by: { kind: 'default' }, status: 200 });
    expect(made.rules.activity()).toMatchObject({ rules: [{ hits: 1 }, { hits: 0 }, { hits: 1 }, { hits: 0 }], defaultHits: 1, overrideHits: 0 });
    made.rules.resetCounts();
    expect(made.rules.activity()).toMatchObject({ rules: [{ hits: 0 }, { hits: 0 }, { hits: 0 }, { hits: 0 }], defaultHits: 0 });
  });

  test('by its chance', () => {
    const made = bench(rule('One in ten', [{ field: 'chance', percent: 10 }], one(500)));
    made.next = 0.099;
    expect(status(made)).toBe(500);
    made.next = 0.1;
    expect(status(made)).toBe(200);
  });
});

describe('placeholders', () => {
  test('are filled with the exact text of the request', () => {
    const body = '{{body.claim.id}} {{body.claim.amount}} {{body.claim.policy}} {{body.claim.reference}} {{body.claim.labels[1]}} {{ header[x-partner] }} {{path.1}}/{{path.2}} {{query.b}} {{now}} {{count}} {{reason}} {{body.gone}}| é';
    const made = bench(rule('Echo', [], one(201, body, [['X-Claim', 'n{{body.claim.id}}']])));
    status(made);
    const { answer } = made.rules.answer(capturedClaim());
    expect(answer.headers).toContainEqual(['X-Claim', 'n4198']);
    expect(text(answer)).toBe('4198 1.10 90071992547409931 MTR-\\u00e9\\" {"name":"b"} north hooks/claims x y 2026-11-23T14:30:00.000Z 2 Created | é');
  });

  test('leave bytes as they came', () => {
    const made = bench(rule('Echo', [], one(200, '{{body.a}}')));
    const bytes = Buffer.from([0x22, 0xff, 0xc3, 0x28, 0x22]);
    const answer = made.rules.answer(capturedClaim({ body: Buffer.concat([Buffer.from('{"a":'), bytes, Buffer.from('}')]) })).answer;
    expect(Buffer.from(answer.body)).toEqual(bytes.subarray(1, 4));
  });

  test('cannot write a header of their own', () => {
    const made = bench(rule('Echo', [], one(200, '', [['X-Query', '{{query.a}}']])));
    const { headers } = made.rules.answer(capturedClaim({ target: '/?a=1%0d%0aSet-Cookie:%20x' })).answer;
    expect(headers).toContainEqual(['X-Query', '1  Set-Cookie: x']);
    expect(headers.flat().join('')).not.toMatch(/[\r\n]/);
  });
});

describe('a sequence', () => {
  test('is kept apart for each key and can begin anew', () => {
    const made = bench(rule('Fails twice', [], twiceThenOk));
    expect([claim(1), claim(1), claim(2), claim(1), claim(1), claim(2), claim(2)].map((draft) => status(made, draft))).toEqual([503, 503, 503, 200, 200, 503, 200]);
    expect(made.rules.activity().rules[0]).toMatchObject({ hits: 7, keyCount: 2, keys: [{ key: '1', answered: 4 }, { key: '2', answered: 3 }] });
    made.rules.restart('Fails twice', '1');
    expect([claim(1), claim(2)].map((draft) => status(made, draft))).toEqual([503, 200]);
    made.rules.restart('Fails twice');
    expect([claim(1), claim(2)].map((draft) => status(made, draft))).toEqual([503, 503]);
  });

  test('goes on where its rules are put in force again, and begins anew where its steps changed', () => {
    const made = bench(rule('Fails twice', [], twiceThenOk));
    expect([status(made, claim(1)), status(made, claim(1))]).toEqual([503, 503]);
    made.rules.use([rule('Another', [], one(200), false), rule('Fails twice', [], twiceThenOk)]);
    expect(status(made, claim(1))).toBe(200);
    made.rules.use([rule('Fails twice', [], { ...twiceThenOk, key: 'claim.status' })]);
    expect(status(made, claim(1))).toBe(503);
  });

  test('keeps a bounded number of keys', () => {
    const made = bench(rule('Fails twice', [], twiceThenOk));
    for (let id = 0; id < 10_050; id += 1) status(made, claim(id));
    expect(made.rules.activity().rules[0]).toMatchObject({ keyCount: 10_000 });
    expect(made.rules.activity().rules[0]?.keys).toHaveLength(100);
  });
});

describe('a limit', () => {
  test('answers what is beyond it in one second and lets the rest go on', () => {
    const limited = rule('Too many', [], { kind: 'limit', perSecond: 2, retryAfterSeconds: 5, answer: ruleAnswer(429, 'slow down') });
    const made = bench(limited, rule('Then', [], one(202)));
    expect([status(made), status(made), status(made)]).toEqual([202, 202, 429]);
    expect(made.rules.answer(capturedClaim()).answer.headers).toContainEqual(['Retry-After', '5']);
    made.monotonicMs += 1_000;
    expect(status(made)).toBe(202);
  });
});

describe('an override', () => {
  test.each([
    ['/hooks/!503', 503, '!503'],
    ['/hooks?x=1&hookbench-status=429', 429, '?hookbench-status=429'],
    ['http://a/!404', 404, '!404'],
  ])('%s answers %i before any rule', (target, expected, said) => {
    const made = bench(rule('Everything', [], one(500)));
    expect(made.rules.answer(capturedClaim({ target })).answer).toMatchObject({ status: expected, rule: said });
    expect(made.rules.activity()).toMatchObject({ overrideHits: 1, rules: [{ hits: 0 }] });
  });

  test.each(['/!100', '/!600', '/!abc', '/!503/x', '/?hookbench-status=99', '/?hookbench-status=5030', '/?hookbench-status=x'])('%s is none', (target) => {
    expect(status(bench(rule('Everything', [], one(500))), capturedClaim({ target }))).toBe(500);
  });
});

describe('a trial', () => {
  const rules = [
    rule('Health checks', [{ field: 'path', operator: 'is', value: '/healthz' }], one(204)),
    rule('Too many', [], { kind: 'limit', perSecond: 20, retryAfterSeconds: 5, answer: ruleAnswer(429) }),
    rule('Fails twice', [{ field: 'event', operator: 'is', value: 'claim.closed' }, { field: 'chance', percent: 10 }], twiceThenOk),
    rule('Our own echo', [], one(200)),
    rule('One in ten', [], one(500), false),
  ];

  test('tells of each rule what kept it out, and what would be answered, and counts nothing', () => {
    const made = bench(...rules);
    made.next = 0.99;
    status(made);
    status(made);
    const before = made.rules.activity();
    const trial = made.rules.try(capturedClaim());
    expect(trial.verdicts).toEqual([
      { ruleId: 'Health checks', kind: 'kept-out', reason: 'path differs' },
      { ruleId: 'Too many', kind: 'kept-out', reason: '3 in this second' },
      { ruleId: 'Fails twice', kind: 'answers', conditions: 2, chancePercent: 10 },
      { ruleId: 'Our own echo', kind: 'not-reached' },
      { ruleId: 'One in ten', kind: 'off' },
    ]);
    expect(trial).toMatchObject({ place: { step: 0, use: 1, times: 2, key: '4198' }, next: [503, 200], answer: { status: 503, rule: 'Fails twice' } });
    expect(text(trial.answer)).toBe('Service Unavailable, try again');
    expect(trial.answer.headers).toContainEqual(['Content-Length', '30']);
    expect(made.rules.try(capturedClaim())).toEqual(trial);
    expect(made.rules.activity()).toEqual(before);
  });

  test('can be made of rules that are not in force', () => {
    const made = bench();
    expect(made.rules.try(capturedClaim(), [rule('New', [], { kind: 'fault', fault: { name: 'close' } })])).toMatchObject({ answer: { status: 0, fault: 'close', rule: 'New' } });
    expect(made.rules.try(capturedClaim({ target: '/!503' }), rules)).toMatchObject({ override: '!503', answer: { status: 503 } });
    expect(made.rules.try(capturedClaim())).toMatchObject({ verdicts: [], answer: { status: 200 }, next: [] });
  });
});

describe('a rule with problems', () => {
  test.each([
    ['/name', rule(' ', [], one(200))],
    ['/conditions/0/name', rule('a', [{ field: 'header', name: 'a b', operator: 'exists', value: '' }], one(200))],
    ['/conditions/0/path', rule('a', [{ field: 'body', path: 'a..b', operator: 'exists', value: '' }], one(200))],
    ['/conditions/0/percent', rule('a', [{ field: 'chance', percent: 101 }], one(200))],
    ['/action/answer/status', rule('a', [], one(100))],
    ['/action/answer/headers/0/0', rule('a', [], one(200, '', [['Content-Length', '3']]))],
    ['/action/answer/headers/0/0', rule('a', [], one(200, '', [['', 'x']]))],
    ['/action/answer/headers/0/1', rule('a', [], one(200, '', [['A', 'x\r\nB: y']]))],
    ['/action/answer/body', rule('a', [], one(200, '{{bodi.x}}'))],
    ['/action/steps', rule('a', [], { kind: 'sequence', key: '', steps: [] })],
    ['/action/steps/0/times', rule('a', [], { kind: 'sequence', key: '', steps: [{ answer: ruleAnswer(200), times: 0 }] })],
    ['/action/perSecond', rule('a', [], { kind: 'limit', perSecond: 0.5, retryAfterSeconds: 1, answer: ruleAnswer(429) })],
    ['/action/fault/byteIntervalMs', rule('a', [], { kind: 'fault', fault: { name: 'drip', answer: ruleAnswer(200), byteIntervalMs: 0 } })],
  ])('is told where (%s) and taken as switched off', (pointer, broken) => {
    expect(ruleProblems(broken)).toEqual([{ pointer, message: expect.stringMatching(/\.$/) }]);
    const made = bench(broken);
    expect(made.rules.answer(capturedClaim()).answer).not.toHaveProperty('rule');
    expect(made.rules.try(capturedClaim()).verdicts).toEqual([{ ruleId: broken.id, kind: 'off' }]);
  });

  test('is none of the ordinary ones', () => {
    expect(ruleProblems(rule('Fails twice', [{ field: 'body', path: 'claim["odd.key"].x[0]', operator: 'is', value: '1' }], twiceThenOk))).toEqual([]);
  });
});
