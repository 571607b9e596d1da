package org.tallystick.onboarding;

import java.util.Locale;
import java.util.stream.Collectors;

/** What is missing, in words. */
final class Missing {
    private Missing() {}

    /** {@code tax id, bank account}. */
    static String words(Onboarding onboarding) {
        return onboarding.missing().stream()
                .map(item -> item.isOwn() ? item.title() : item.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Why no invoice may be posted, and what to do. */
    static String sentence(Onboarding onboarding) {
        return onboarding.stage() == Stage.VERIFIED
                ? "The customer is verified but not active yet. Activate them on their page under Onboarding."
                : "The customer is still a prospect; missing: " + words(onboarding)
                        + ". Settle these on their page under Onboarding, then activate them.";
    }
}
