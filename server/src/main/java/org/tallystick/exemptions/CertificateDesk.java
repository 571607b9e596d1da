package org.tallystick.exemptions;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where certificates are recorded and ended. */
@Service
@Transactional
public class CertificateDesk {
    /** Something that drafts without a certificate may wait for; the subject is a customer, or the company for all of them. */
    public static final String CHANGED = "ExemptionChanged";

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_REASON = 300;

    private final Certificates certificates;
    private final ExpiryFollowUps followUps;
    private final Customers customers;
    private final SupportingDocuments documents;
    private final Outbox outbox;
    private final AuditLog audit;

    CertificateDesk(
            Certificates certificates,
            ExpiryFollowUps followUps,
            Customers customers,
            SupportingDocuments documents,
            Outbox outbox,
            AuditLog audit) {
        this.certificates = certificates;
        this.followUps = followUps;
        this.customers = customers;
        this.documents = documents;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What a certificate says; without a reason of its own it is printed with the words of its code. */
    public record Proof(
            String reasonCode,
            String jurisdiction,
            String number,
            @Nullable String reason,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable UUID document) {}

    /** The category follows from the code of the reason. */
    public UUID record(Caller caller, CustomerId id, Proof proof) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        ReasonCode code = ReasonCode.find(proof.reasonCode())
                .orElseThrow(() -> Refusal.invalid("REASON_CODE_UNKNOWN", "Choose why no tax is charged."));
        requireDocument(company, id, proof.document());
        String own = proof.reason();
        var certificate = new Certificate(
                Ids.next(),
                id,
                code.category(),
                new Jurisdiction(proof.jurisdiction()),
                sound("number", proof.number(), LONGEST_NUMBER),
                code.code(),
                own == null || own.isBlank() ? code.title() : sound("reason", own, LONGEST_REASON),
                proof.validFrom(),
                proof.validUntil(),
                proof.document(),
                null,
                null);
        requireDays(certificate);
        certificates.insert(caller, certificate);
        followUps.renewed(caller, certificate);
        outbox.publish(company, CHANGED, id.value(), "{}");
        audit.record(
                caller,
                said("certificate.record", certificate, customer)
                        .fact("reasonCode", certificate.reasonCode())
                        .fact("jurisdiction", certificate.jurisdiction())
                        .fact("validFrom", certificate.validFrom())
                        .fact("validUntil", String.valueOf(certificate.validUntil())));
        return certificate.id();
    }

    /** From the day on it holds no more; what was billed by it stays as it is. */
    public void end(Caller caller, UUID id, LocalDate on, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Certificate certificate = certificates.find(company, id).orElseThrow(() -> Refusal.notFound("certificate"));
        Customer customer = customers.find(company, certificate.customer()).orElseThrow();
        String why = sound("reason", reason, LONGEST_REASON);
        if (!certificates.end(caller, id, on, why)) {
            throw Refusal.conflict("CERTIFICATE_ENDED", "The certificate was ended already; load the page again.");
        }
        followUps.finishQuietly(caller, id, why);
        outbox.publish(company, CHANGED, customer.id().value(), "{}");
        audit.record(
                caller,
                said("certificate.end", certificate, customer).because(why).fact("endedOn", on));
    }

    private void requireDocument(CompanyId company, CustomerId customer, @Nullable UUID document) {
        boolean theirs = document == null
                || documents.subjects(company, document).stream()
                        .anyMatch(subject -> customer.equals(subject.customer()));
        if (!theirs) {
            throw Refusal.notFound("document of the customer");
        }
    }

    private static void requireDays(Certificate certificate) {
        LocalDate until = certificate.validUntil();
        if (until != null && until.isBefore(certificate.validFrom())) {
            throw Refusal.invalid("CERTIFICATE_DAYS", "The certificate ends before it begins; check the two days.");
        }
    }

    private static String sound(String what, String text, int longest) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > longest) {
            throw Refusal.invalid("CERTIFICATE_TEXT", "Write the " + what + " in " + longest + " characters at most.");
        }
        return plain;
    }

    private static AuditEvent said(String command, Certificate certificate, Customer customer) {
        return AuditEvent.of(command, "certificate", certificate.id(), certificate.number())
                .about(customer.id().value());
    }
}
