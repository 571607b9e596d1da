package org.tallystick.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyCreated;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The chart of accounts. */
@Repository
@Transactional(readOnly = true)
public class Accounts {
    private static final String SELECT = """
            select number, name, kind, role, closed_on
            from ledger.account
            where company_id = :company
            """;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Accounts(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Account> list(CompanyId company) {
        return db.sql(SELECT + "order by number")
                .param("company", company.value())
                .query(Accounts::account)
                .list();
    }

    public Optional<Account> find(CompanyId company, String number) {
        return db.sql(SELECT + "and number = :number")
                .param("company", company.value())
                .param("number", number)
                .query(Accounts::account)
                .optional();
    }

    /** The number of the account that plays each role. */
    Map<AccountRole, String> numbersByRole(CompanyId company) {
        return db
                .sql(SELECT + "and role is not null")
                .param("company", company.value())
                .query(Accounts::account)
                .list()
                .stream()
                .collect(Collectors.toMap(account -> roleOf(account), Account::number));
    }

    /** Gives a new company the accounts the product posts to. */
    @EventListener
    @Transactional
    public void open(CompanyCreated created) {
        Arrays.stream(AccountRole.values())
                .map(AccountRole::usual)
                .forEach(account -> insert(created.company().id(), account));
    }

    @Transactional
    public void add(Caller caller, String number, String name, Account.Kind kind) {
        caller.must(Permission.KEEP_LEDGER);
        if (!number.matches("[0-9A-Z][0-9A-Z.-]{0,19}") || name.isBlank()) {
            throw Refusal.invalid(
                    "ACCOUNT_INVALID", "An account has a number of up to 20 digits or capitals, and a name.");
        }
        if (!insert(caller.company(), new Account(number, name.strip(), kind, null, null))) {
            throw Refusal.conflict(
                    "ACCOUNT_TAKEN", "There is an account " + number + " already; choose another number.");
        }
        audit.record(caller, event("account.add", caller, number).fact("kind", kind));
    }

    @Transactional
    public void rename(Caller caller, String number, String name) {
        caller.must(Permission.KEEP_LEDGER);
        Account account = find(caller.company(), number).orElseThrow(() -> Refusal.notFound("account"));
        if (name.isBlank()) {
            throw Refusal.invalid("ACCOUNT_INVALID", "Write a name for the account.");
        }
        update(caller.company(), number, name.strip(), account.closedOn());
        audit.record(caller, event("account.rename", caller, number).fact("name", name.strip()));
    }

    /** Nothing is posted to a closed account any more; those the product posts to stay open. */
    @Transactional
    public void close(Caller caller, String number) {
        caller.must(Permission.KEEP_LEDGER);
        Account account = find(caller.company(), number).orElseThrow(() -> Refusal.notFound("account"));
        if (account.role() != null) {
            throw Refusal.conflict("ACCOUNT_IN_USE", "Tallystick posts to this account; it stays open.");
        }
        update(caller.company(), number, account.name(), clock.today(caller.company()));
        audit.record(caller, event("account.close", caller, number));
    }

    private static AuditEvent event(String command, Caller caller, String number) {
        return AuditEvent.of(command, "account", caller.company().value(), number)
                .fact("account", number);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CompanyId company, Account account) {
        AccountRole role = account.role();
        return db.sql("""
                                insert into ledger.account (company_id, number, name, kind, role)
                                values (:company, :number, :name, :kind, :role)
                                on conflict do nothing
                                """)
                        .param("company", company.value())
                        .param("number", account.number())
                        .param("name", account.name())
                        .param("kind", account.kind().name())
                        .param("role", role == null ? null : role.name())
                        .update()
                == 1;
    }

    private void update(CompanyId company, String number, String name, @Nullable LocalDate closedOn) {
        db.sql("""
                        update ledger.account
                        set name = :name, closed_on = :closedOn
                        where company_id = :company
                          and number = :number
                        """)
                .param("company", company.value())
                .param("number", number)
                .param("name", name)
                .param("closedOn", closedOn)
                .update();
    }

    private static AccountRole roleOf(Account account) {
        return Objects.requireNonNull(account.role());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        return new Account(
                Sql.text(row, "number"),
                Sql.text(row, "name"),
                Account.Kind.valueOf(Sql.text(row, "kind")),
                role == null ? null : AccountRole.valueOf(role),
                Sql.dateOrNull(row, "closed_on"));
    }

    /** Accounts by number, for showing names beside figures. */
    public Map<String, Account> byNumber(CompanyId company) {
        return list(company).stream().collect(Collectors.toMap(Account::number, Function.identity()));
    }
}
