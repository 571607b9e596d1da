package org.tallystick.lib.collections.promises;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * What a promise came to, as far as is known.
 *
 * @param lastDay the last day on which money is in time
 * @param inTime what came by then and stayed; at most what was promised
 * @param later of the rest, what came within the tolerance after
 */
public record Judgement(PromiseState state, LocalDate lastDay, Money inTime, Money later) {}
