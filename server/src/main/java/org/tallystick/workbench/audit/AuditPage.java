package org.tallystick.workbench.audit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.audit.AuditEntry;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;

/** A page of the audit log, as a timeline. */
public record AuditPage(
        Page<AuditEntry> entries,
        List<HistoryEntry> history,
        List<Choice> commands,
        List<Choice> people,
        String command,
        String person,
        String customer,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public AuditPage {
        history = List.copyOf(history);
        commands = List.copyOf(commands);
        people = List.copyOf(people);
    }
}
