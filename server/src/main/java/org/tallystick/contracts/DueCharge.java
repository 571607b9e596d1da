package org.tallystick.contracts;

import java.time.LocalDate;
import org.tallystick.lib.receivables.pricing.Portion;

/** Days of a line that are to be charged, and by which version. */
record DueCharge(int version, ContractLine line, LocalDate from, LocalDate to, Portion portion, LocalDate dueOn) {}
