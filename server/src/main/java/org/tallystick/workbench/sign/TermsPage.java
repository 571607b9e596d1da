package org.tallystick.workbench.sign;

import java.time.LocalDate;
import org.tallystick.onboarding.SigningRequest;

/** Whose responsibility to pay is to be accepted, in which words, and how it stands. */
public record TermsPage(
        String path,
        String seller,
        String customer,
        SigningRequest request,
        SigningRequest.State state,
        LocalDate expiresOn) {}
