package org.tallystick.lib.receivables.interest;

import java.time.LocalDate;
import org.tallystick.lib.money.Percent;

/** A yearly rate that holds from a day until the next rate begins. */
public record InterestRate(LocalDate from, Percent yearly) {}
