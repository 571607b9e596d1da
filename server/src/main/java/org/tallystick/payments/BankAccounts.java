package org.tallystick.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.ledger.Accounts;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The company's accounts at banks, and the clearing accounts its payment providers keep. */
@Repository
@Transactional(readOnly = true)
public class BankAccounts {
    private static final String SELECT = """
            select bank_account_id, name, iban, bic, account_number, currency, ledger_account, preferred
            from payments.bank_account
            where company_id = :company
            """;
    private static final String OF_BANKS = SELECT + " and provider is null ";

    private final JdbcClient db;
    private final Accounts accounts;
    private final AuditLog audit;

    BankAccounts(JdbcClient db, Accounts accounts, AuditLog audit) {
        this.db = db;
        this.accounts = accounts;
        this.audit = audit;
    }

    public List<BankAccount> list(CompanyId company) {
        return db.sql(OF_BANKS + "order by preferred desc, name")
                .param("company", company.value())
                .query(BankAccounts::account)
                .list();
    }

    public Optional<BankAccount> find(CompanyId company, UUID id) {
        return db.sql(OF_BANKS + "and bank_account_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(BankAccounts::account)
                .optional();
    }

    /** Where the money of a payment stands: an account at a bank, or a provider's clearing account. */
    public Optional<BankAccount> holding(CompanyId company, UUID id) {
        return db.sql(SELECT + "and bank_account_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(BankAccounts::account)
                .optional();
    }

    /** What a provider holds for the company in a currency; made when it is first needed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankAccount clearing(CompanyId company, String provider, CurrencyCode currency) {
        db.sql("""
                        insert into payments.bank_account
                            (company_id, bank_account_id, name, currency, ledger_account, provider)
                        select :company, :id, :name, :currency, number, :provider
                        from ledger.account
                        where company_id = :company
                          and role = 'PROVIDER_CLEARING'
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("name", "Clearing account of " + provider)
                .param("currency", currency.code())
                .param("provider", provider)
                .update();
        return db.sql(SELECT + "and provider = :provider and currency = :currency")
                .param("company", company.value())
                .param("provider", provider)
                .param("currency", currency.code())
                .query(BankAccounts::account)
                .single();
    }

    /** The account of a statement: by IBAN or account number, and by currency when the statement names one. */
    public Optional<BankAccount> byNumber(CompanyId company, String number, @Nullable CurrencyCode currency) {
        String compact = number.replace(" ", "").toUpperCase(Locale.ROOT);
        return db
                .sql(OF_BANKS + "and (iban = :number or account_number = :number) order by preferred desc")
                .param("company", company.value())
                .param("number", compact)
                .query(BankAccounts::account)
                .list()
                .stream()
                .filter(account -> currency == null || account.currency().equals(currency))
                .findFirst();
    }

    /** The one invoices in a currency ask to pay to: of that currency if there is one, the preferred one first. */
    public Optional<BankAccount> forInvoices(CompanyId company, CurrencyCode currency) {
        List<BankAccount> all = list(company);
        return all.stream()
                .filter(account -> account.currency().equals(currency))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Lets nobody else book on the account until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(CompanyId company, UUID id) {
        db.sql(SELECT + "and bank_account_id = :id for no key update")
                .param("company", company.value())
                .param("id", id)
                .query(BankAccounts::account)
                .single();
    }

    /** Sets a company up. Whoever adds another account by hand asks for it at {@link BankDetailsDesk}. */
    @Transactional
    public UUID add(Caller caller, BankAccount account) {
        Actor.Kind actor = caller.actor().kind();
        boolean machine = actor == Actor.Kind.SYSTEM || actor == Actor.Kind.COMMAND_LINE;
        if (!machine && !list(caller.company()).isEmpty()) {
            throw Refusal.conflict("APPROVAL_NEEDED", "Another bank account takes a second person; ask for approval.");
        }
        return insert(caller, account);
    }

    void requireSound(CompanyId company, BankAccount account) {
        if (account.name().isBlank() || (account.iban() == null && account.accountNumber() == null)) {
            throw Refusal.invalid("BANK_ACCOUNT_INVALID", "Name the account and write its IBAN or its number.");
        }
        if (accounts.find(company, account.ledgerAccount()).isEmpty()) {
            throw Refusal.notFound("ledger account");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID insert(Caller caller, BankAccount account) {
        caller.must(Permission.ADMINISTER);
        requireSound(caller.company(), account);
        UUID id = Ids.next();
        int added = db.sql("""
                        insert into payments.bank_account
                            (company_id, bank_account_id, name, iban, bic, account_number, currency, ledger_account, preferred)
                        values (:company, :id, :name, :iban, :bic, :number, :currency, :ledger, :preferred)
                        on conflict do nothing
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("name", account.name().strip())
                .param("iban", account.iban())
                .param("bic", account.bic())
                .param("number", account.accountNumber())
                .param("currency", account.currency().code())
                .param("ledger", account.ledgerAccount())
                .param("preferred", account.preferred())
                .update();
        if (added == 0) {
            throw Refusal.conflict(
                    "BANK_ACCOUNT_KNOWN", "There is a bank account with this IBAN and currency already.");
        }
        if (account.preferred()) {
            preferOnly(caller.company(), id);
        }
        audit.record(caller, AuditEvent.of("bank-account.add", "bank account", id, account.name()));
        return id;
    }

    /** Prints this account on invoices in its currency from now on, and no other one of that currency. */
    @Transactional(propagation = Propagation.MANDATORY)
    void prefer(Caller caller, UUID id) {
        caller.must(Permission.ADMINISTER);
        BankAccount account = find(caller.company(), id).orElseThrow(() -> Refusal.notFound("bank account"));
        preferOnly(caller.company(), id);
        audit.record(caller, AuditEvent.of("bank-account.prefer", "bank account", id, account.name()));
    }

    private void preferOnly(CompanyId company, UUID id) {
        db.sql("""
                        update payments.bank_account
                        set preferred = bank_account_id = :id
                        where company_id = :company
                          and provider is null
                          and currency = (
                            select currency
                            from payments.bank_account
                            where company_id = :company
                              and bank_account_id = :id)
                        """).param("company", company.value()).param("id", id).update();
    }

    private static BankAccount account(ResultSet row, int number) throws SQLException {
        return new BankAccount(
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "name"),
                row.getString("iban"),
                row.getString("bic"),
                row.getString("account_number"),
                Sql.currency(row, "currency"),
                Sql.text(row, "ledger_account"),
                row.getBoolean("preferred"));
    }
}
