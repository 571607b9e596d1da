package org.tallystick.cashapp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A line as it would be booked, to check the choice of columns. */
public record PreviewLine(LocalDate bookedOn, @Nullable String counterparty, String text, Money amount) {}
