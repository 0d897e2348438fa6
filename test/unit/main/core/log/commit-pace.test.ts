import { expect, test } from 'vitest';
import { CommitPace } from '../../../../../src/main/core/log/commit-pace';

test('nothing waits before the first commit, nor while commits are quick', () => {
  const pace = new CommitPace();
  expect(pace.waitMs).toBe(0);
  for (let commit = 0; commit < 20; commit += 1) pace.took(0.5);
  expect(pace.waitMs).toBe(0);
});

test('where commits are slow a batch waits for half of one, and never long', () => {
  const pace = new CommitPace();
  pace.took(6);
  expect(pace.waitMs).toBe(3);
  for (let commit = 0; commit < 100; commit += 1) pace.took(500);
  expect(pace.waitMs).toBe(10);
});

test('one slow commit among quick ones changes little', () => {
  const pace = new CommitPace();
  for (let commit = 0; commit < 20; commit += 1) pace.took(0.4);
  pace.took(4);
  expect(pace.waitMs).toBe(0);
});

test('it goes back to no wait when commits are quick again', () => {
  const pace = new CommitPace();
  pace.took(50);
  for (let commit = 0; commit < 100; commit += 1) pace.took(0.4);
  expect(pace.waitMs).toBe(0);
});
