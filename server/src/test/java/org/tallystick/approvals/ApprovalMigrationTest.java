package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.tallystick.testing.TestDatabase;

/** What was there before the matrix knew refunds: limits become its history, and what waits goes on waiting. */
class ApprovalMigrationTest {
    private static final String COMPANY = "'00000000-0000-0000-0000-00000000000a'";
    private static final String BEFORE = """
            insert into platform.company (company_id, code, name, currency, country, zone, created_at)
            values (%1$s, 'ACME', 'Acme', 'EUR', 'DE', 'Europe/Berlin', '2026-01-01');
            insert into payments.bank_account (company_id, bank_account_id, name, account_number, currency, ledger_account)
            values (%1$s, '00000000-0000-0000-0000-00000000000c', 'Bank', '1', 'EUR', '1000');
            insert into payments.refund_limit (company_id, limit_id, amount_minor, recorded_at, recorded_by)
            values (%1$s, '00000000-0000-0000-0000-000000000001', null, '2026-01-01', 'PERSON:1'),
                   (%1$s, '00000000-0000-0000-0000-000000000002', 5000, '2026-01-02', 'PERSON:1');
            insert into payments.refund (company_id, refund_id, number, currency, amount_minor, base_minor, bank_account_id,
                                         beneficiary, account, reason, state, requested_on, recorded_at, requested_by)
            values (%1$s, '00000000-0000-0000-0000-000000000011', 'RFD-1', 'EUR', 5000, 5000,
                    '00000000-0000-0000-0000-00000000000c', 'Ada', '1', 'paid twice', 'REQUESTED', '2026-01-10',
                    '2026-01-10 08:00+00', 'PERSON:2'),
                   (%1$s, '00000000-0000-0000-0000-000000000012', 'RFD-2', 'EUR', 5001, 5001,
                    '00000000-0000-0000-0000-00000000000c', 'Ada', '1', 'paid twice', 'REQUESTED', '2026-01-10',
                    '2026-01-10 08:00+00', 'PERSON:2'),
                   (%1$s, '00000000-0000-0000-0000-000000000013', 'RFD-3', 'EUR', 1, 1,
                    '00000000-0000-0000-0000-00000000000c', 'Ada', '1', 'paid twice', 'APPROVED', '2026-01-10',
                    '2026-01-10 08:00+00', 'PERSON:2');
            insert into approvals.request (company_id, request_id, kind, subject_type, subject_id, label, currency,
                                           amount_minor, base_minor, reason, approver, because, command, asked_on, due_on,
                                           asked_at, asked_by)
            values (%1$s, '00000000-0000-0000-0000-000000000021', 'WRITE_OFF', 'invoice',
                    '00000000-0000-0000-0000-000000000031', 'INV-1', 'EUR', 1, 1, 'why', 'APPROVER', 'It does.', '{}',
                    '2026-01-10', '2026-01-13', '2026-01-10 08:00+00', 'PERSON:2');
            """.formatted(COMPANY);

    @Test
    void limitsAndWaitingRefundsAreTakenOver() throws SQLException {
        var database = TestDatabase.at("080");
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica; " + BEFORE);
            statement.execute("set session_replication_role = origin");

            database.migrate();

            assertThat(TestDatabase.texts(statement, """
                            select m.recorded_at::date || ' ' || l.position || ' ' || l.approver || ' from ' || l.at_least_minor
                            from approvals.matrix m
                            join approvals.matrix_line l using (company_id, matrix_id)
                            where m.kind = 'REFUND'
                            order by m.recorded_at, l.position
                            """))
                    .containsExactly(
                            "2026-01-01 1 APPROVER from 0",
                            "2026-01-02 1 CONTROLLER from 5001",
                            "2026-01-02 2 APPROVER from 0");
            assertThat(TestDatabase.texts(statement, """
                            select label || ' ' || approver || ' ' || asked_by
                            from approvals.request
                            where kind = 'REFUND'
                            order by label
                            """))
                    .containsExactly("RFD-1 APPROVER PERSON:2", "RFD-2 CONTROLLER PERSON:2");
            assertThat(TestDatabase.texts(statement, """
                            select (due_at at time zone 'Europe/Berlin')::text
                            from approvals.request
                            where kind = 'WRITE_OFF'
                            """)).containsExactly("2026-01-14 00:00:00");
        }
    }
}
