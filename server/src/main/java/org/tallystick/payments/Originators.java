package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** What each bank account needs to send NACHA files. */
@Repository
@Transactional(readOnly = true)
public class Originators {
    private final JdbcClient db;
    private final BankAccounts accounts;
    private final AuditLog audit;

    Originators(JdbcClient db, BankAccounts accounts, AuditLog audit) {
        this.db = db;
        this.accounts = accounts;
        this.audit = audit;
    }

    public Optional<Originator> find(CompanyId company, UUID bankAccount) {
        return Optional.ofNullable(byAccount(company).get(bankAccount));
    }

    public Map<UUID, Originator> byAccount(CompanyId company) {
        Map<UUID, Originator> found = new LinkedHashMap<>();
        db.sql("""
                        select bank_account_id, routing_number, originating_bank, identification, destination,
                               destination_name, origin, balanced
                        from payments.ach_originator
                        where company_id = :company
                        order by bank_account_id
                        """)
                .param("company", company.value())
                .query((row, number) -> found.put(Sql.uuid(row, "bank_account_id"), originator(row)))
                .list();
        return found;
    }

    @Transactional
    public void set(Caller caller, UUID bankAccount, Originator originator) {
        caller.must(Permission.ADMINISTER);
        BankAccount account =
                accounts.find(caller.company(), bankAccount).orElseThrow(() -> Refusal.notFound("bank account"));
        requireFit(account, originator);
        db.sql("""
                        insert into payments.ach_originator
                            (company_id, bank_account_id, routing_number, originating_bank, identification, destination,
                             destination_name, origin, balanced)
                        values (:company, :account, :routing, :bank, :identification, :destination, :name, :origin, :balanced)
                        on conflict (company_id, bank_account_id) do update
                        set routing_number = excluded.routing_number, originating_bank = excluded.originating_bank,
                            identification = excluded.identification, destination = excluded.destination,
                            destination_name = excluded.destination_name, origin = excluded.origin,
                            balanced = excluded.balanced
                        """)
                .param("company", caller.company().value())
                .param("account", bankAccount)
                .param("routing", originator.routingNumber().value())
                .param("bank", originator.originatingBank().value())
                .param("identification", originator.identification())
                .param("destination", originator.destination().value())
                .param("name", originator.destinationName())
                .param("origin", originator.origin())
                .param("balanced", originator.balanced())
                .update();
        audit.record(
                caller,
                AuditEvent.of("bank-account.ach", "bank account", bankAccount, account.name())
                        .fact("originatingBank", originator.originatingBank())
                        .fact("balanced", originator.balanced()));
    }

    private static void requireFit(BankAccount account, Originator originator) {
        if (!account.currency().equals(Network.ACH.currency())) {
            throw Refusal.invalid("BANK_ACCOUNT_UNFIT", "ACH moves US dollars only; choose an account kept in them.");
        }
        String number = account.accountNumber();
        if (originator.balanced() && (number == null || number.length() > 17)) {
            throw Refusal.invalid(
                    "BANK_ACCOUNT_UNFIT",
                    "Balanced files name the account itself: it needs an account number of at most 17 characters.");
        }
    }

    private static Originator originator(ResultSet row) throws SQLException {
        return new Originator(
                new RoutingNumber(Sql.text(row, "routing_number")),
                new RoutingNumber(Sql.text(row, "originating_bank")),
                Sql.text(row, "identification"),
                new RoutingNumber(Sql.text(row, "destination")),
                Sql.text(row, "destination_name"),
                Sql.text(row, "origin"),
                row.getBoolean("balanced"));
    }
}
