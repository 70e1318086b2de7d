import { expect } from 'chai';
import { cardNumberIn } from '#engine';

describe('cardNumberIn', () => {
  it('finds the numbers of cards, however they are written', () => {
    for (const text of ['4111111111111111', 'his card 4111 1111 1111 1111, ok', '5555-5555-5555-4444', 'amex: 378282246310005.'])
      expect(cardNumberIn(text), text).to.be.a('string');
    expect(cardNumberIn('pay with 4111 1111-1111 1111 today')).to.equal('4111 1111-1111 1111');
  });

  it('lets everything else be that has many digits', () => {
    const others = ['4111 1111 1111 1112', '+49 30 1234 5678 90', 'DE89 3704 0044 0532 0130 00', 'INV4111111111111111', '12.500.000,00'];
    for (const text of [...others, '2026-02-09 2026-03-09', '0000000000000000', '']) expect(cardNumberIn(text), text).to.equal(undefined);
  });
});
