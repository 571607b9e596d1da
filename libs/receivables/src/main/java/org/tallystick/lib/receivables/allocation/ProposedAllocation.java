package org.tallystick.lib.receivables.allocation;

import org.tallystick.lib.money.Money;

/**
 * A positive amount that would settle an open item, up to all of it.
 *
 * @param <K> what identifies an item
 */
public record ProposedAllocation<K>(K id, Money amount) {}
