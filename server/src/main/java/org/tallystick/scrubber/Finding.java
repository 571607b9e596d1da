package org.tallystick.scrubber;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rule found, with the severity it had for that customer at the time. */
public record Finding(
        Rule rule,
        Severity severity,
        String sentence,
        @Nullable UUID charge) {}
