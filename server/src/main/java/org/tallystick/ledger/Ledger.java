package org.tallystick.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The journal. Entries are added, in the transaction of the deed, and never changed; a reversing entry corrects. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {
    private final JdbcClient db;
    private final Accounts accounts;
    private final Periods periods;
    private final BusinessClock clock;

    Ledger(JdbcClient db, Accounts accounts, Periods periods, BusinessClock clock) {
        this.db = db;
        this.accounts = accounts;
        this.periods = periods;
        this.clock = clock;
    }

    public void post(CompanyId company, EntryDraft entry) {
        post(company, List.of(entry));
    }

    /** Posts many entries in two statements. All their days must lie in open periods. */
    public void post(CompanyId company, List<EntryDraft> entries) {
        if (entries.isEmpty()) {
            return;
        }
        periods.requireOpen(company, entries.stream().map(EntryDraft::postedOn).toList());
        insertEntries(company, entries, clock.now());
        insertPostings(company, entries, accounts.numbersByRole(company));
    }

    private void insertEntries(CompanyId company, List<EntryDraft> entries, Instant now) {
        db.sql("""
                        insert into ledger.entry
                            (company_id, entry_id, posted_on, period_on, source_type, source_id, description, reverses_id,
                             recorded_at)
                        select :company, entry_id, posted_on, date_trunc('month', posted_on)::date, source_type,
                               source_id, description, reverses_id, :now
                        from unnest(:ids::uuid[], :days::date[], :types::text[], :sources::uuid[], :texts::text[],
                                    :reversed::uuid[])
                             as entry (entry_id, posted_on, source_type, source_id, description, reverses_id)
                        """)
                .param("company", company.value())
                .param("now", Sql.moment(now))
                .param("ids", column(entries, EntryDraft::id).toArray(UUID[]::new))
                .param(
                        "days",
                        column(entries, EntryDraft::postedOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("types", column(entries, EntryDraft::sourceType).toArray(String[]::new))
                .param("sources", column(entries, EntryDraft::sourceId).toArray(UUID[]::new))
                .param("texts", column(entries, EntryDraft::description).toArray(String[]::new))
                .param("reversed", entries.stream().map(EntryDraft::reverses).toArray(UUID[]::new))
                .update();
    }

    private record Row(UUID entry, int line, String account, LocalDate on, Posting posting) {}

    private void insertPostings(CompanyId company, List<EntryDraft> entries, Map<AccountRole, String> roles) {
        List<Row> rows = new ArrayList<>();
        for (EntryDraft entry : entries) {
            int line = 1;
            for (Posting posting : entry.postings()) {
                rows.add(new Row(entry.id(), line++, number(posting.account(), roles), entry.postedOn(), posting));
            }
        }
        db.sql("""
                        insert into ledger.posting
                            (company_id, entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id)
                        select :company, entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id
                        from unnest(:ids::uuid[], :lines::int[], :accounts::text[], :days::date[], :currencies::text[],
                                    :amounts::bigint[], :bases::bigint[], :customers::uuid[])
                             as posting (entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id)
                        """)
                .param("company", company.value())
                .param("ids", column(rows, Row::entry).toArray(UUID[]::new))
                .param("lines", column(rows, Row::line).toArray(Integer[]::new))
                .param("accounts", column(rows, Row::account).toArray(String[]::new))
                .param(
                        "days",
                        column(rows, Row::on).stream().map(LocalDate::toString).toArray(String[]::new))
                .param(
                        "currencies",
                        column(rows, row -> row.posting().amount().currency().code())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        column(rows, row -> row.posting().amount().minor()).toArray(Long[]::new))
                .param(
                        "bases",
                        column(rows, row -> row.posting().base().minor()).toArray(Long[]::new))
                .param(
                        "customers",
                        rows.stream().map(row -> row.posting().customer()).toArray(UUID[]::new))
                .update();
    }

    private static String number(Posting.AccountRef account, Map<AccountRole, String> roles) {
        return switch (account) {
            case Posting.AccountRef.Numbered(String number) -> number;
            case Posting.AccountRef.OfRole(AccountRole role) -> {
                String number = roles.get(role);
                if (number == null) {
                    throw new IllegalStateException("no account plays the role " + role);
                }
                yield number;
            }
        };
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
