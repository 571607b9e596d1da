package org.tallystick.lib.einvoice.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the goods went (BG-13).
 *
 * @param name of who received them (BT-70)
 * @param location BT-71
 * @param deliveredOn BT-72
 * @param address BG-15
 */
public record Delivery(
        @Nullable String name,
        @Nullable Identifier location,
        @Nullable LocalDate deliveredOn,
        @Nullable Address address) {}
