package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.InvoicingPolicies;
import org.tallystick.invoicing.InvoicingPolicy;
import org.tallystick.ledger.Account;
import org.tallystick.ledger.Accounts;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;

/** Founds Harbor Consulting: letterhead, bank accounts, exchange rates, customers. */
@Component
class DemoCompany {
    static final String CODE = "HARBOR";
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final CurrencyCode USD = CurrencyCode.of("USD");
    static final String IBAN = "DE02200505501015871393";

    private final Companies companies;
    private final InvoicingPolicies policies;
    private final Accounts accounts;
    private final BankAccounts bankAccounts;
    private final ExchangeRates rates;
    private final CustomerDesk customers;

    DemoCompany(
            Companies companies,
            InvoicingPolicies policies,
            Accounts accounts,
            BankAccounts bankAccounts,
            ExchangeRates rates,
            CustomerDesk customers) {
        this.companies = companies;
        this.policies = policies;
        this.accounts = accounts;
        this.bankAccounts = bankAccounts;
        this.rates = rates;
        this.customers = customers;
    }

    /** The company's bank accounts by currency, and its customers by number. */
    record Founded(Caller caller, Map<CurrencyCode, UUID> banks, Map<String, CustomerId> customers) {
        UUID bank(CurrencyCode currency) {
            return Objects.requireNonNull(banks.get(currency));
        }

        CustomerId customer(DemoCustomer customer) {
            return Objects.requireNonNull(customers.get(customer.number()));
        }
    }

    Company create() {
        return companies.create(new Company(
                CompanyId.next(),
                CODE,
                "Harbor Consulting GmbH",
                EUR,
                "DE",
                ZoneId.of("Europe/Berlin"),
                "DE123456788",
                new Company.Letterhead(
                        "Am Sandtorkai 50",
                        "20457",
                        "Hamburg",
                        "billing@harbor-consulting.example",
                        "+49 40 5550 1200",
                        "harbor-consulting.example",
                        "Amtsgericht Hamburg HRB 123456")));
    }

    /** Called on the first day of the demonstration, inside the company's scope. */
    Founded equip(Caller caller) {
        policies.set(
                caller,
                new InvoicingPolicy(
                        Rounding.DEFAULT,
                        "INV",
                        "CRN",
                        "DBM",
                        "Harbor Consulting GmbH · Managing director: Ada Lindqvist"));
        accounts.add(caller, "1010", "Bank USD", Account.Kind.ASSET);
        Map<CurrencyCode, UUID> banks = new LinkedHashMap<>();
        banks.put(EUR, bankAccounts.add(caller, bank("Hamburger Bank", IBAN, "HASPDEHHXXX", EUR, "1000", true)));
        banks.put(USD, bankAccounts.add(caller, bank("Hamburger Bank (USD)", IBAN, "HASPDEHHXXX", USD, "1010", false)));
        Map<String, CustomerId> known = new LinkedHashMap<>();
        for (DemoCustomer customer : DemoCustomer.cast()) {
            known.put(customer.number(), take(caller, customer));
        }
        return new Founded(caller, banks, known);
    }

    /** One rate a month, wandering a little. */
    void rate(Caller caller, YearMonth month) {
        LocalDate first = month.atDay(1);
        int wander = (month.getMonthValue() * 7 + month.getYear()) % 9;
        BigDecimal rate = new BigDecimal("0.8800").add(new BigDecimal("0.0065").multiply(BigDecimal.valueOf(wander)));
        rates.add(caller, USD, first, rate, "demonstration");
    }

    private CustomerId take(Caller caller, DemoCustomer customer) {
        CustomerId id = customers.create(
                caller,
                new CustomerProfile(
                        customer.number(),
                        customer.name(),
                        customer.kind(),
                        customer.taxId(),
                        customer.language(),
                        CurrencyCode.of(customer.currency()),
                        PaymentTerms.parse(customer.terms()),
                        null,
                        DeliveryChannel.EMAIL,
                        new PostalAddress(
                                customer.street(), customer.postalCode(), customer.city(), customer.country()),
                        null));
        customers.addContact(
                caller,
                id,
                customer.contact(),
                customer.email().toLowerCase(Locale.ROOT),
                null,
                "Accounts payable",
                Set.of(ContactRole.INVOICE_RECIPIENT, ContactRole.ACCOUNTS_PAYABLE));
        return id;
    }

    private static BankAccount bank(
            String name, String iban, String bic, CurrencyCode currency, String ledgerAccount, boolean preferred) {
        return new BankAccount(Ids.next(), name, iban, bic, null, currency, ledgerAccount, preferred);
    }
}
