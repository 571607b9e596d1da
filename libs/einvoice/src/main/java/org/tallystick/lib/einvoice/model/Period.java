package org.tallystick.lib.einvoice.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The time an invoice (BG-14: BT-73, BT-74) or a line (BG-26: BT-134, BT-135) is for; one end may be open. */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {}
