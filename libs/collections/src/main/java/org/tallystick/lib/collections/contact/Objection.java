package org.tallystick.lib.collections.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one rule has against a contact now, and when it will have nothing any more; never by itself when that is missing. */
record Objection(String reason, @Nullable Instant until) {}
