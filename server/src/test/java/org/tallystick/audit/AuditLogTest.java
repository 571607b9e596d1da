package org.tallystick.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.tallystick.access.Caller;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SampleCompany;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AuditLogTest {
    @Autowired
    AuditLog audit;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    private CompanyId acme;
    private Caller caller;
    private final UUID subject = Ids.next();

    private record Stored(byte[] canonical, byte[] hash) {
        String text() {
            return new String(canonical, StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void aCompany() {
        acme = companies.create(SampleCompany.german()).id();
        caller = Caller.commandLine(acme);
    }

    @Test
    void theStoredHashIsThatOfTheStoredBytes() {
        record(AuditEvent.of("invoice.post", "invoice", subject, "INV-1").fact("total", "1200.00"));

        Stored stored = stored();

        assertThat(stored.text())
                .contains("\"command\":\"invoice.post\"", "\"facts\":{\"total\":\"1200.00\"}", subject.toString())
                .contains("\"log\":\"" + acme + "\"", "\"actor\":\"COMMAND_LINE\"");
        assertThat(stored.hash()).isEqualTo(CanonicalBytes.leafHash(stored.canonical()));
    }

    @Test
    void changesAreSealedAsACommitmentThatTheKeyOpens() {
        Map<String, String> changes = Map.of("name", "Ada → Ada Lovelace");
        record(AuditEvent.of("customer.change", "customer", subject, "C-1").changing(changes));

        Stored stored = stored();
        byte[] key = in(() -> db.sql("select key from audit.subject_key where subject_id = :subject")
                .param("subject", subject)
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .single());

        assertThat(stored.text()).doesNotContain("Lovelace");
        assertThat(stored.text())
                .contains("\"changes\":\"" + HexFormat.of().formatHex(CanonicalBytes.commitment(key, changes)) + "\"");
    }

    @Test
    void anEventGoesWithItsDeed() {
        assertThatThrownBy(() -> in(() -> {
                    audit.record(caller, AuditEvent.of("invoice.post", "invoice", subject, null));
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");

        assertThat(count()).isZero();
        assertThatThrownBy(() -> audit.record(caller, AuditEvent.of("invoice.post", "invoice", subject, null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEventCannotBeChangedOrTakenAway() {
        record(AuditEvent.of("invoice.post", "invoice", subject, null));

        assertThatThrownBy(() -> in(() -> db.sql("update audit.event set command = 'x' where subject_id = :subject")
                        .param("subject", subject)
                        .update()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> in(() -> db.sql("delete from audit.event where subject_id = :subject")
                        .param("subject", subject)
                        .update()))
                .hasStackTraceContaining("permission denied");
        assertThat(count()).isEqualTo(1);
    }

    private void record(AuditEvent event) {
        in(() -> {
            audit.record(caller, event);
            return true;
        });
    }

    private Stored stored() {
        return in(() -> db.sql("select canonical, leaf_hash from audit.event where subject_id = :subject")
                .param("subject", subject)
                .query((row, number) -> new Stored(
                        Objects.requireNonNull(row.getBytes("canonical")),
                        Objects.requireNonNull(row.getBytes("leaf_hash"))))
                .single());
    }

    private long count() {
        return in(() -> db.sql("select count(*) from audit.event where subject_id = :subject")
                .param("subject", subject)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private <T> T in(Supplier<T> work) {
        return transactions.in(CompanyScope.of(acme), work);
    }
}
