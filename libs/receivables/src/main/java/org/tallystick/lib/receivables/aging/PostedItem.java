package org.tallystick.lib.receivables.aging;

import java.time.Instant;
import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * The fact that an open item was posted: an installment, fee or debit memo with a positive amount, or a credit memo or
 * unapplied cash with a negative one (DOMAIN RULE-02). The amount never changes afterwards.
 *
 * @param <K> what identifies an item
 * @param postedOn the accounting date
 * @param recordedAt when the books learned of it
 */
public record PostedItem<K>(
        K id, Money amount, LocalDate postedOn, Instant recordedAt, LocalDate dueOn, LocalDate invoicedOn) {}
