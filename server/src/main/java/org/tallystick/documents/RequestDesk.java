package org.tallystick.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.RequiredDocument.State;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where customers are asked for the documents that are missing: one letter for each, whatever is ticked of theirs. */
@Service
@Transactional
public class RequestDesk {
    /** A customer is asked for documents; the subject is the request. */
    public static final String ASKED = "documents.asked";

    static final int DAYS_BETWEEN = 7;

    private final DocumentRequests requests;
    private final RequiredDocuments required;
    private final RequiredSteps steps;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    RequestDesk(
            DocumentRequests requests,
            RequiredDocuments required,
            RequiredSteps steps,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.requests = requests;
        this.required = required;
        this.steps = steps;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many documents were asked for of how many customers, and how many ticked ones were not missing any more. */
    public record Asked(int documents, int customers, int skipped) {}

    public Asked ask(Caller caller, Collection<UUID> ids) {
        caller.must(Permission.KEEP_DOCUMENTS);
        if (ids.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick the documents to ask for.");
        }
        CompanyId company = caller.company();
        steps.lock(company, ids);
        Map<UUID, List<UUID>> byCustomer = required.openOf(company, ids).stream()
                .filter(document -> document.state().next().contains(State.REQUESTED))
                .collect(Collectors.groupingBy(
                        document -> document.customer().value(),
                        TreeMap::new,
                        Collectors.mapping(RequiredDocument::id, Collectors.toList())));
        byCustomer.forEach((customer, items) -> ask(caller, new CustomerId(customer), items));
        int asked = byCustomer.values().stream().mapToInt(List::size).sum();
        return new Asked(asked, byCustomer.size(), ids.size() - asked);
    }

    private void ask(Caller caller, CustomerId customer, List<UUID> items) {
        CompanyId company = caller.company();
        UUID request = requests.insert(caller, customer, items);
        steps.move(caller, items, State.REQUESTED, null, clock.today(company).plusDays(DAYS_BETWEEN));
        outbox.publish(company, ASKED, request, "{}");
        audit.record(
                caller,
                AuditEvent.of("document-request.ask", "document request", request, null)
                        .about(customer.value())
                        .fact("documents", items.size()));
    }
}
