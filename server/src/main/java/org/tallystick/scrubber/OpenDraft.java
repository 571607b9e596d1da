package org.tallystick.scrubber;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/** Another draft of the customer that waits in another billing run. */
public record OpenDraft(int run, Money gross, LocalDate from, LocalDate to) {}
