package org.tallystick.lib.bankfiles.nacha;

import org.tallystick.lib.money.Money;

/**
 * What a batch or file holds, counted.
 *
 * @param batches 1 for a batch
 * @param entriesAndAddenda records 6 and 7
 * @param entryHash the sum of the first eight digits of the receiving banks, its last ten digits
 */
public record AchTotals(long batches, long entriesAndAddenda, long entryHash, Money debits, Money credits) {}
