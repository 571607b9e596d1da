package org.tallystick.delivery;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.delivery.reports.MailReport;
import org.tallystick.delivery.reports.Mailbox;
import org.tallystick.delivery.reports.ReportReader;
import org.tallystick.delivery.reports.StatusCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;

/**
 * Takes in what mail servers report about our mails: one message, or a mailbox with many. The bytes are kept, each message is
 * read in a transaction of its own, and the same file again goes on where it stopped.
 */
@Service
public class ReportDesk {
    public static final int MOST_BYTES = 50 * 1024 * 1024;
    private static final String KIND = "mail-report";

    private final ReceivedFiles files;
    private final MailReports reports;
    private final Deliveries deliveries;
    private final DeliveryCourse course;
    private final AuditLog audit;
    private final Transactions transactions;
    private final BusinessClock clock;

    ReportDesk(
            ReceivedFiles files,
            MailReports reports,
            Deliveries deliveries,
            DeliveryCourse course,
            AuditLog audit,
            Transactions transactions,
            BusinessClock clock) {
        this.files = files;
        this.reports = reports;
        this.deliveries = deliveries;
        this.course = course;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many messages ended how. */
    public record Summary(Map<ReportResult.Outcome, Integer> outcomes, boolean before) {
        public Summary {
            outcomes = Map.copyOf(outcomes);
        }

        public int count(ReportResult.Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }
    }

    public Summary take(Caller caller, String name, byte[] content) {
        caller.must(Permission.BILL);
        if (content.length == 0) {
            throw Refusal.invalid(
                    "FILE_EMPTY", "The file is empty; choose a message saved as .eml, or a mailbox as .mbox.");
        }
        if (content.length > MOST_BYTES) {
            throw Refusal.invalid("FILE_TOO_LARGE", "The file is larger than 50 MB; split the mailbox.");
        }
        List<byte[]> messages = Mailbox.messages(content)
                .orElseThrow(() -> Refusal.invalid(
                        "MAILBOX_TOO_LONG",
                        "The mailbox has more than " + Mailbox.MOST_MESSAGES + " messages; split it."));
        CompanyId company = caller.company();
        ReceivedFiles.Kept kept = within(company, () -> keep(caller, name, content, messages.size()));
        Map<ReportResult.Outcome, Integer> outcomes = new EnumMap<>(ReportResult.Outcome.class);
        Set<Integer> read = within(company, () -> reports.read(company, kept.id()));
        for (int position = 1; position <= messages.size(); position++) {
            if (!read.contains(position)) {
                int place = position;
                outcomes.merge(
                        within(company, () -> one(company, kept.id(), place, messages.get(place - 1))),
                        1,
                        Integer::sum);
            }
        }
        return new Summary(outcomes, kept.before());
    }

    private ReceivedFiles.Kept keep(Caller caller, String name, byte[] content, int messages) {
        String by = caller.actor().reference();
        ReceivedFiles.Kept kept = files.keepOnce(caller.company(), KIND, Mail.oneLine(name), content, by);
        if (!kept.before()) {
            audit.record(
                    caller,
                    AuditEvent.of("delivery.reports", "file", kept.id(), "delivery reports")
                            .fact("messages", messages));
        }
        return kept;
    }

    private ReportResult.Outcome one(CompanyId company, UUID file, int position, byte[] message) {
        return switch (ReportReader.read(message)) {
            case MailReport.NoReport none ->
                write(company, file, position, ReportResult.Outcome.NO_REPORT, none.sentence(), Optional.empty());
            case MailReport.Unreadable broken ->
                write(company, file, position, ReportResult.Outcome.UNREADABLE, broken.sentence(), Optional.empty());
            case MailReport.Told told -> told(company, file, position, told, message);
        };
    }

    private ReportResult.Outcome told(CompanyId company, UUID file, int position, MailReport.Told told, byte[] bytes) {
        Optional<Delivery> delivery = told.deliveries().stream()
                .flatMap(id -> deliveries.find(company, id).stream())
                .findFirst();
        if (delivery.isEmpty()) {
            return write(
                    company,
                    file,
                    position,
                    ReportResult.Outcome.UNKNOWN,
                    "The report names no mail of this company: " + told.status().sentence(),
                    Optional.empty());
        }
        News news = news(told, HexFormat.of().formatHex(Artefacts.sha256(bytes)));
        course.follow(company, delivery.get().id(), news);
        return write(
                company,
                file,
                position,
                ReportResult.Outcome.TAKEN,
                news.kind().title() + (news.detail() == null ? "." : ": " + news.detail()),
                delivery.map(Delivery::id));
    }

    private News news(MailReport.Told told, String hash) {
        StatusCode status = told.status();
        News.Kind kind = switch (told.action()) {
            case FAILED -> News.Kind.BOUNCED;
            case DELAYED -> News.Kind.DELAYED;
            case DELIVERED, RELAYED, EXPANDED -> News.Kind.DELIVERED;
        };
        return new News(
                kind,
                clock.now(),
                News.Source.MAIL_REPORT,
                hash,
                status.toString(),
                kind == News.Kind.BOUNCED ? (Boolean) status.permanent() : null,
                kind == News.Kind.DELIVERED ? null : status.sentence());
    }

    private ReportResult.Outcome write(
            CompanyId company,
            UUID file,
            int position,
            ReportResult.Outcome outcome,
            String sentence,
            Optional<UUID> delivery) {
        reports.insert(company, file, position, outcome, sentence, delivery.orElse(null));
        return outcome;
    }

    private <T> T within(CompanyId company, java.util.function.Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
