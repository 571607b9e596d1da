package org.tallystick.onboarding;

import java.util.Locale;
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

/** The wordings of a company; what was signed keeps the text it was signed with. */
@Repository
@Transactional(readOnly = true)
public class Wordings {
    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Wordings(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest in this language; of languages that have none, English. */
    public Wording of(CompanyId company, String language) {
        String known = Wording.LANGUAGES.contains(language) ? language : Locale.ENGLISH.getLanguage();
        return db.sql("""
                        select language, version, text
                        from onboarding.wording
                        where company_id = :company
                          and language = :language
                        order by version desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("language", known)
                .query((row, number) ->
                        new Wording(Sql.text(row, "language"), row.getInt("version"), Sql.text(row, "text")))
                .optional()
                .orElseGet(() -> Wording.usual(known));
    }

    /** The version is the one the editor saw. */
    @Transactional
    public void set(Caller caller, String language, int version, String text) {
        caller.must(Permission.ADMINISTER);
        if (!Wording.LANGUAGES.contains(language)) {
            throw Refusal.invalid("LANGUAGE_UNKNOWN", "Choose one of: " + String.join(", ", Wording.LANGUAGES) + ".");
        }
        String sound = Wording.sound(text);
        int inserted = of(caller.company(), language).version() != version
                ? 0
                : db.sql("""
                        insert into onboarding.wording (company_id, language, version, text, recorded_at, recorded_by)
                        values (:company, :language, :version, :text, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", caller.company().value())
                        .param("language", language)
                        .param("version", version + 1)
                        .param("text", sound)
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update();
        if (inserted == 0) {
            throw Refusal.conflict(
                    "WORDING_CHANGED", "Somebody changed the wording meanwhile. Open the page again, then repeat it.");
        }
        audit.record(
                caller,
                AuditEvent.of(
                                "acknowledgement.word",
                                "company",
                                caller.company().value(),
                                language)
                        .fact("version", version + 1)
                        .fact("sha256", Hashes.sha256(sound)));
    }
}
