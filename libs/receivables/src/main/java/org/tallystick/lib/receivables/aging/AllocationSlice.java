package org.tallystick.lib.receivables.aging;

import java.time.Instant;
import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * The fact that a part of an item was settled: a positive amount lowers what is owed; a reversal, and the side of the
 * credit or unapplied cash that is used up, is negative. An allocation of a payment to an invoice is a pair of slices
 * whose amounts cancel out.
 *
 * @param <K> what identifies an item
 * @param effectiveOn the accounting date
 * @param recordedAt when the books learned of it
 */
public record AllocationSlice<K>(K itemId, Money amount, LocalDate effectiveOn, Instant recordedAt) {}
