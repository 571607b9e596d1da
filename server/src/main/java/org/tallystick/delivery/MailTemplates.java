package org.tallystick.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The words of a company's mails, by kind of document and language; each change is a version, and none is ever lost. */
@Repository
@Transactional
public class MailTemplates {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    MailTemplates(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** One version; without texts it went back to the words that come with Tallystick. */
    public record Version(
            int number, @Nullable String subject, @Nullable String body, Instant savedAt, String savedBy) {}

    public static List<String> languages() {
        return Texts.LANGUAGES;
    }

    /** The words that come with Tallystick, written as a company would write them. */
    public static MailTemplate standard(MailTemplate.Kind kind, String language) {
        Texts texts = Texts.of(language);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.get("mail.greeting", "{{recipient}}"));
        switch (kind) {
            case INVOICE -> {
                paragraphs.add(
                        texts.get("mail.invoice", "{{number}}", "{{amount}}") + " " + texts.get("mail.due", "{{due}}"));
                paragraphs.add(texts.get("mail.discount", "{{discount_until}}", "{{discount}}"));
                paragraphs.add(texts.get("mail.reference", "{{reference}}"));
                paragraphs.add(texts.get("mail.link", "{{link}}"));
            }
            case CREDIT_MEMO -> {
                paragraphs.add(texts.get("mail.credit-memo", "{{number}}", "{{amount}}", "{{invoice}}"));
                paragraphs.add(texts.get("mail.link", "{{link}}"));
            }
            case RECEIPT -> paragraphs.add(texts.get("mail.receipt", "{{amount}}", "{{received}}"));
            case COURTESY, REMINDER, DEMAND, FINAL_DEMAND ->
                paragraphs.addAll(ReminderPages.paragraphs(
                        ReminderPages.tone(kind), texts, "{{amount}}", "{{items}}", "{{reference}}"));
        }
        paragraphs.add(texts.get("mail.thanks") + "\n{{company}}\n{{phone}}\n{{website}}");
        String subject = switch (kind) {
            case INVOICE -> "mail.subject.invoice";
            case CREDIT_MEMO -> "mail.subject.credit-memo";
            case RECEIPT -> "mail.subject.receipt";
            case COURTESY, REMINDER, DEMAND, FINAL_DEMAND -> ReminderPages.subject(ReminderPages.tone(kind));
        };
        return new MailTemplate(
                kind, language, texts.get(subject, "{{number}}", "{{company}}"), String.join("\n\n", paragraphs));
    }

    /** What the company writes itself now. */
    @Transactional(readOnly = true)
    public Optional<MailTemplate> of(CompanyId company, MailTemplate.Kind kind, String language) {
        return versions(company, kind, language).stream()
                .findFirst()
                .filter(version -> version.body() != null)
                .map(version -> new MailTemplate(
                        kind, language, String.valueOf(version.subject()), String.valueOf(version.body())));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(CompanyId company, MailTemplate.Kind kind, String language) {
        return db.sql("""
                        select version, subject, body, saved_at, saved_by
                        from delivery.mail_template
                        where company_id = :company
                          and kind = :kind
                          and language = :language
                        order by version desc
                        limit 100
                        """)
                .param("company", company.value())
                .param("kind", kind.name())
                .param("language", language)
                .query(MailTemplates::version)
                .list();
    }

    public void save(Caller caller, MailTemplate template) {
        caller.must(Permission.ADMINISTER);
        write(caller, template.kind(), template.language(), template.subject(), template.body());
    }

    /** Back to the words that come with Tallystick; what the company wrote stays as a version. */
    public void reset(Caller caller, MailTemplate.Kind kind, String language) {
        caller.must(Permission.ADMINISTER);
        if (of(caller.company(), kind, language).isEmpty()) {
            throw Refusal.conflict("TEMPLATE_IS_STANDARD", "These mails have the words of Tallystick already.");
        }
        write(caller, kind, language, null, null);
    }

    private void write(
            Caller caller, MailTemplate.Kind kind, String language, @Nullable String subject, @Nullable String body) {
        int written = db.sql("""
                        insert into delivery.mail_template (company_id, kind, language, version, subject, body, saved_at, saved_by)
                        select :company, :kind, :language, coalesce(max(version), 0) + 1, :subject, :body, :at, :by
                        from delivery.mail_template
                        where company_id = :company
                          and kind = :kind
                          and language = :language
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("kind", kind.name())
                .param("language", language)
                .param("subject", subject)
                .param("body", body)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        if (written == 0) {
            throw Refusal.conflict(
                    "TEMPLATE_CHANGED", "Somebody saved these words at the same moment; load the page again.");
        }
        audit.record(
                caller,
                AuditEvent.of(
                        body == null ? "mail-text.reset" : "mail-text.save",
                        "mail text",
                        caller.company().value(),
                        kind.title() + ", " + language));
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getString("subject"),
                row.getString("body"),
                Sql.instant(row, "saved_at"),
                Sql.text(row, "saved_by"));
    }
}
