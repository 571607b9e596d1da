package org.tallystick.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** Posts opening balances: an open item each, debit receivables, credit opening balances. */
@Component
class OpeningBook {
    private final JdbcClient db;
    private final CustomerDesk customerDesk;
    private final Customers customers;
    private final OpenItems items;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    OpeningBook(
            JdbcClient db,
            CustomerDesk customerDesk,
            Customers customers,
            OpenItems items,
            Ledger ledger,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.db = db;
        this.customerDesk = customerDesk;
        this.customers = customers;
        this.items = items;
        this.ledger = ledger;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the documents' ids, in the order of the rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> open(Caller caller, List<OpenItemRow> rows) {
        CompanyId company = caller.company();
        Map<String, CustomerId> owners = owners(caller, rows);
        Map<RateKey, BigDecimal> known =
                rates.find(company, rows.stream().map(OpenItemPlan::rateKey).collect(Collectors.toSet()));
        CurrencyCode own = companies.get(company).currency();
        List<NewOpenItem> opened = new ArrayList<>();
        for (OpenItemRow row : rows) {
            BigDecimal rate = known.get(OpenItemPlan.rateKey(row));
            if (rate == null) {
                rate = rates.get(company, row.amount().currency(), row.postedOn()); // refuses, with the sentence
            }
            Money base = Money.rounded(row.amount().toDecimal().multiply(rate), own, RoundingMode.HALF_UP);
            opened.add(item(row, Objects.requireNonNull(owners.get(row.customer())), base));
        }
        items.post(company, opened, clock.now());
        ledger.post(company, opened.stream().map(item -> entry(item, own)).toList());
        audit.record(caller, opened.stream().map(OpeningBook::event).toList());
        return opened.stream().map(NewOpenItem::document).toList();
    }

    /** What the entries of opening balances changed the control account by: read from the ledger, not from what was sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Long> control(CompanyId company, List<UUID> documents) {
        return db
                .sql("""
                        select p.currency, sum(p.amount_minor)::bigint as minor
                        from ledger.entry e
                        join ledger.posting p on p.company_id = e.company_id and p.entry_id = e.entry_id
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where e.company_id = :company
                          and e.source_type = 'OPENING'
                          and e.source_id = any(:documents)
                          and a.role = 'RECEIVABLES'
                        group by p.currency
                        """)
                .param("company", company.value())
                .param("documents", documents.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(Sql.text(row, "currency"), row.getLong("minor")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static NewOpenItem item(OpenItemRow row, CustomerId customer, Money base) {
        return new NewOpenItem(
                OpenItemId.next(),
                customer,
                OpenItem.Kind.OPENING,
                Ids.next(),
                row.number(),
                1,
                row.amount(),
                base.minor(),
                row.documentOn(),
                row.dueOn(),
                row.postedOn(),
                row.reference(),
                row.purchaseOrder());
    }

    private static EntryDraft entry(NewOpenItem item, CurrencyCode own) {
        var base = new Money(item.baseMinor(), own);
        UUID customer = item.customer().value();
        return new EntryDraft(
                Ids.next(),
                item.postedOn(),
                "OPENING",
                item.document(),
                "Opening balance " + item.number(),
                null,
                List.of(
                        Posting.debit(AccountRole.RECEIVABLES, item.amount(), base, customer),
                        Posting.credit(AccountRole.OPENING_BALANCE, item.amount(), base, customer)));
    }

    private static AuditEvent event(NewOpenItem item) {
        return AuditEvent.of("opening-balance.post", "opening balance", item.document(), item.number())
                .about(item.customer().value())
                .fact("amount", item.amount())
                .fact("documentOn", item.documentOn());
    }

    /** The customers of the rows by number; those that are missing are created, as their check allowed. */
    private Map<String, CustomerId> owners(Caller caller, List<OpenItemRow> rows) {
        Map<String, CustomerId> owners = customers.idsByNumber(
                caller.company(), rows.stream().map(OpenItemRow::customer).collect(Collectors.toSet()));
        for (OpenItemRow row : rows) {
            owners.computeIfAbsent(row.customer(), number -> create(caller, row));
        }
        return owners;
    }

    private CustomerId create(Caller caller, OpenItemRow row) {
        String country = row.country();
        return customerDesk.create(
                caller.including(Permission.KEEP_CUSTOMERS),
                new CustomerProfile(
                        row.customer(),
                        Objects.requireNonNull(row.customerName()),
                        CustomerKind.BUSINESS,
                        null,
                        Locale.ENGLISH,
                        row.amount().currency(),
                        PaymentTerms.net(30),
                        null,
                        DeliveryChannel.EMAIL,
                        new PostalAddress(
                                null,
                                null,
                                null,
                                country == null
                                        ? companies.get(caller.company()).country()
                                        : country),
                        null));
    }
}
