package org.tallystick.workbench.settings;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.ApiKeys;
import org.tallystick.access.ApiKeys.ApiKey;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.Refusal;

/** Makes and revokes the keys of programs and writes down who did. */
@Service
@Transactional
class KeyDesk {
    private final ApiKeys keys;
    private final AuditLog audit;

    KeyDesk(ApiKeys keys, AuditLog audit) {
        this.keys = keys;
        this.audit = audit;
    }

    /** Returns the key itself, which cannot be shown again. */
    String create(Caller caller, String name, Role role) {
        caller.must(Permission.ADMINISTER);
        String secret = keys.create(caller.company(), name, role);
        ApiKey made = keys.list(caller.company()).stream()
                .filter(key -> secret.startsWith(key.prefix()))
                .findFirst()
                .orElseThrow();
        audit.record(caller, event("api-key.create", made));
        return secret;
    }

    void revoke(Caller caller, UUID id) {
        caller.must(Permission.ADMINISTER);
        ApiKey known = keys.list(caller.company()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("key"));
        keys.revoke(caller.company(), id);
        audit.record(caller, event("api-key.revoke", known));
    }

    private static AuditEvent event(String command, ApiKey key) {
        return AuditEvent.of(command, "API key", key.id(), key.name()).fact("role", key.role());
    }
}
