package org.tallystick.einvoices;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts there are: what was checked for a draft is not checked again when nothing of it has changed. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Verdicts {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;
    private final BusinessClock clock;

    Verdicts(JdbcClient db, JsonMapper json, BusinessClock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Verdict> find(CompanyId company, String sha256, String rules) {
        return db.sql("""
                        select findings
                        from einvoices.verdict
                        where company_id = :company
                          and sha256 = :hash
                          and rules = :rules
                        """)
                .param("company", company.value())
                .param("hash", HexFormat.of().parseHex(sha256))
                .param("rules", rules)
                .query((row, number) -> new Verdict(sha256, rules, json.readValue(Sql.text(row, "findings"), FINDINGS)))
                .optional();
    }

    public void keep(CompanyId company, Verdict verdict) {
        db.sql("""
                        insert into einvoices.verdict (company_id, sha256, rules, fatal, findings, checked_at)
                        values (:company, :hash, :rules, :fatal, :findings::jsonb, :at)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("hash", verdict.hash())
                .param("rules", verdict.rules())
                .param("fatal", verdict.fatal().size())
                .param("findings", json.writeValueAsString(verdict.findings()))
                .param("at", Sql.moment(clock.now()))
                .update();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
