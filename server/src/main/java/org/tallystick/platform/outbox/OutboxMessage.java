package org.tallystick.platform.outbox;

import java.util.UUID;
import org.tallystick.platform.CompanyId;

/** What happened to which thing; the payload is JSON and holds ids and figures, no personal data. */
public record OutboxMessage(CompanyId company, UUID id, String type, UUID subject, String payload, int attempts) {}
