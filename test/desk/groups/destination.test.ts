import { destinationOf } from '../../../src/desk/groups/destination';

test('a group is written to through its door, unless that is not built', () => {
  expect(destinationOf({ via: 'webhook', address: 'k' })).toEqual({ via: 'webhook', address: 'k' });
  expect(destinationOf({ via: 'appchat', address: 'k' })).toEqual({ via: 'appchat', address: 'k' });
  expect(destinationOf({ via: 'bot', address: 'k' })).toBeNull();
});
