package org.tallystick.workbench.sign;

import java.time.LocalDate;
import org.tallystick.contracts.Offer;

/** What is to be signed, and how it stands. */
public record SignPage(
        String path, String seller, String number, String title, Offer offer, Offer.State state, LocalDate expiresOn) {}
