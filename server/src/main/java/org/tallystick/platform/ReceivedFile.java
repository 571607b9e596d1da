package org.tallystick.platform;

import java.time.Instant;
import java.util.UUID;

/** A file as it arrived: from whom, when, and the hash that tells it from others; its bytes are read separately. */
public record ReceivedFile(UUID id, String kind, String name, String sha256, long size, Instant receivedAt) {}
