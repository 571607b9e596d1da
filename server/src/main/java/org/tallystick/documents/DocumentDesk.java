package org.tallystick.documents;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.FileInspection.Inspected;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where supporting documents come in; the same bytes as the same kind are one document, whatever they are called. */
@Service
@Transactional
public class DocumentDesk {
    private final SupportingDocuments documents;
    private final DocumentKinds kinds;
    private final DocumentGate gate;
    private final RequiredSteps steps;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final DataSize largest;

    DocumentDesk(
            SupportingDocuments documents,
            DocumentKinds kinds,
            DocumentGate gate,
            RequiredSteps steps,
            AuditLog audit,
            BusinessClock clock,
            @Value("${tallystick.documents.largest}") DataSize largest) {
        this.documents = documents;
        this.kinds = kinds;
        this.gate = gate;
        this.steps = steps;
        this.audit = audit;
        this.clock = clock;
        this.largest = largest;
    }

    /** A file for a thing; the charges are those it may be needed for. */
    public record Upload(String kind, String name, byte[] content, Subject subject, List<Billable> charges) {
        public Upload {
            charges = List.copyOf(charges);
        }
    }

    /** Whether the bytes were there before, and how many required documents they are for. */
    public record Uploaded(UUID document, boolean before, int received) {}

    /** How large a file may be, in words. */
    public String largest() {
        return largest.toMegabytes() + " MiB";
    }

    /** To be asked before a file is read into memory. */
    public void requireFits(long size) {
        if (size > largest.toBytes()) {
            throw Refusal.invalid("FILE_TOO_LARGE", "The file is larger than " + largest() + "; send a smaller one.");
        }
    }

    /** Keeps and links a file; where charges wait for a document of its kind, it waits to be checked from now on. */
    public Uploaded upload(Caller caller, Upload upload) {
        caller.must(Permission.KEEP_DOCUMENTS);
        CompanyId company = caller.company();
        DocumentKind kind = kinds.get(company, upload.kind());
        requireFits(upload.content().length);
        Inspected found = FileInspection.inspect(upload.content());
        byte[] hash = SupportingDocuments.hash(upload.content());
        documents.lockBytes(company, hash);
        Optional<UUID> known = documents.known(company, hash, kind.code());
        UUID id = known.orElseGet(() -> keep(caller, kind, upload, found, hash));
        String by = caller.actor().reference();
        boolean linked = documents.link(company, id, upload.subject(), clock.now(), by);
        int received = receive(caller, kind, id, upload.charges());
        if (linked || received > 0) {
            audit.record(caller, said(id, kind, upload, received));
        }
        return new Uploaded(id, known.isPresent(), received);
    }

    private UUID keep(Caller caller, DocumentKind kind, Upload upload, Inspected found, byte[] hash) {
        String name = found.type().named(FileName.clean(upload.name()));
        return documents.insert(
                caller.company(),
                new SupportingDocuments.Incoming(kind.code(), name, found.type(), hash, upload.content(), found.text()),
                clock.today(caller.company()),
                clock.now(),
                caller.actor().reference());
    }

    private int receive(Caller caller, DocumentKind kind, UUID document, Collection<Billable> charges) {
        if (charges.isEmpty()) {
            return 0;
        }
        gate.open(
                caller.company(),
                gate.missing(caller.company(), charges),
                caller.actor().reference());
        List<UUID> waiting = steps.lockOpen(caller.company(), kind.code(), charges);
        if (!waiting.isEmpty()) {
            steps.receive(caller, waiting, document);
        }
        return waiting.size();
    }

    private static AuditEvent said(UUID id, DocumentKind kind, Upload upload, int received) {
        CustomerId customer = upload.subject().customer();
        return AuditEvent.of("document.upload", "document", id, null)
                .about(customer == null ? null : customer.value())
                .fact("kind", kind.code())
                .fact("size", upload.content().length)
                .fact("for", upload.subject().type())
                .fact("subject", upload.subject().id())
                .fact("received", received);
    }
}
