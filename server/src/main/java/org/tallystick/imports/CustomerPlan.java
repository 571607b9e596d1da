package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.lib.receivables.terms.TermsException;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Customers by their number. */
@Component
class CustomerPlan implements ImportPlan<CustomerRow> {
    private static final List<ImportColumn> COLUMNS = List.of(
            required(
                    "number",
                    ImportColumn.Type.TEXT,
                    "What you call the customer; unique.",
                    "C-1001",
                    "customer number",
                    "customer id",
                    "customer no",
                    "customer",
                    "debtor",
                    "debtor number",
                    "debtor no",
                    "account"),
            required(
                    "name",
                    ImportColumn.Type.TEXT,
                    "Company or person.",
                    "Acme Corp",
                    "customer name",
                    "company",
                    "company name"),
            optional(
                    "kind",
                    ImportColumn.Type.CHOICE,
                    "business, person, public body or insurer; business when empty.",
                    "business",
                    "type"),
            optional(
                    "tax_id",
                    ImportColumn.Type.TEXT,
                    "VAT or tax number.",
                    "DE811569869",
                    "vat id",
                    "vat number",
                    "ust id"),
            optional(
                    "language",
                    ImportColumn.Type.TEXT,
                    "Language of documents, such as en or de; en when empty.",
                    "en"),
            optional(
                    "currency",
                    ImportColumn.Type.CURRENCY,
                    "Usual currency; the company's when empty.",
                    "EUR",
                    "currency code"),
            optional(
                    "terms",
                    ImportColumn.Type.TEXT,
                    "Payment terms, such as NET 30 or NET 30; 2% 10; NET 30 when empty.",
                    "NET 30",
                    "payment terms"),
            optional(
                    "parent",
                    ImportColumn.Type.TEXT,
                    "Number of the customer above; its row comes first.",
                    "",
                    "parent number"),
            optional(
                    "delivery",
                    ImportColumn.Type.CHOICE,
                    "email, print, e_invoice, sms or none; email when empty.",
                    "email"),
            optional(
                    "street",
                    ImportColumn.Type.TEXT,
                    "Street and house number.",
                    "Main Street 1",
                    "address",
                    "address line 1"),
            optional(
                    "postal_code",
                    ImportColumn.Type.TEXT,
                    "Postal code.",
                    "10115",
                    "zip",
                    "zip code",
                    "postcode",
                    "plz"),
            optional("city", ImportColumn.Type.TEXT, "City.", "Berlin", "town"),
            optional("country", ImportColumn.Type.TEXT, "Two letters; the company's when empty.", "DE", "country code"),
            optional(
                    "contact",
                    ImportColumn.Type.TEXT,
                    "Who receives invoices.",
                    "Ada Lovelace",
                    "contact name",
                    "contact person"),
            optional(
                    "email",
                    ImportColumn.Type.TEXT,
                    "Where invoices go.",
                    "ada@example.com",
                    "e-mail",
                    "mail",
                    "contact email"),
            optional("phone", ImportColumn.Type.TEXT, "Telephone.", "", "telephone"),
            optional("note", ImportColumn.Type.TEXT, "Anything to know.", "", "comment", "remark"));

    private final CustomerDesk desk;
    private final Customers customers;
    private final Companies companies;

    CustomerPlan(CustomerDesk desk, Customers customers, Companies companies) {
        this.desk = desk;
        this.customers = customers;
        this.companies = companies;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CUSTOMERS;
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Cells cells) {
        return cells.text("number").orElse("");
    }

    @Override
    public String keyColumn() {
        return "number";
    }

    @Override
    public @Nullable CustomerRow read(Caller caller, Cells cells) {
        Company company = companies.get(caller.company());
        Optional<String> number = cells.required("number");
        Optional<String> name = cells.required("name");
        Optional<CustomerKind> kind = cells.choice("kind", CustomerKind.class);
        Optional<DeliveryChannel> delivery = cells.choice("delivery", DeliveryChannel.class);
        Optional<CurrencyCode> currency = cells.currency("currency");
        PaymentTerms terms = terms(cells);
        String country =
                cells.text("country").map(text -> text.toUpperCase(Locale.ROOT)).orElse(company.country());
        String email = email(cells);
        if (!cells.isFine()) {
            return null;
        }
        try {
            var profile = new CustomerProfile(
                    number.orElseThrow(),
                    name.orElseThrow(),
                    kind.orElse(CustomerKind.BUSINESS),
                    cells.text("tax_id").orElse(null),
                    Locale.forLanguageTag(cells.text("language").orElse("en")),
                    currency.orElse(company.currency()),
                    terms,
                    null,
                    delivery.orElse(DeliveryChannel.EMAIL),
                    new PostalAddress(
                            cells.text("street").orElse(null),
                            cells.text("postal_code").orElse(null),
                            cells.text("city").orElse(null),
                            country),
                    cells.text("note").orElse(null));
            return new CustomerRow(
                    profile,
                    cells.text("parent").orElse(null),
                    cells.text("contact").orElse(null),
                    email,
                    cells.text("phone").orElse(null));
        } catch (Refusal e) {
            cells.wrong(e.code().equals("COUNTRY_INVALID") ? "country" : "number", e.code(), e.sentence());
            return null;
        }
    }

    private static PaymentTerms terms(Cells cells) {
        try {
            return cells.text("terms").map(PaymentTerms::parse).orElse(PaymentTerms.net(30));
        } catch (TermsException e) {
            cells.wrong("terms", "TERMS_INVALID", "The terms cannot be read: " + e.getMessage() + ".");
            return PaymentTerms.net(30);
        }
    }

    private static @Nullable String email(Cells cells) {
        Optional<String> email = cells.text("email");
        if (email.isPresent() && !email.get().matches("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+")) {
            cells.wrong("email", "EMAIL_INVALID", "Write the e-mail address in full, such as ada@example.com.");
        }
        return email.orElse(null);
    }

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<CustomerRow> rows) {
        Set<String> asked = new HashSet<>();
        for (CustomerRow row : rows) {
            asked.add(row.profile().number());
            if (row.parent() != null) {
                asked.add(row.parent());
            }
        }
        Set<String> known =
                new HashSet<>(customers.idsByNumber(caller.company(), asked).keySet());
        Set<String> above = new HashSet<>(known);
        above.addAll(checking.acceptedKeys());
        List<Verdict> verdicts = new ArrayList<>();
        for (CustomerRow row : rows) {
            boolean orphan = row.parent() != null && !above.contains(row.parent());
            if (known.contains(row.profile().number())) {
                verdicts.add(Verdict.KNOWN);
            } else if (orphan) {
                verdicts.add(new Verdict.Wrong(
                        "parent",
                        "PARENT_UNKNOWN",
                        "There is no customer " + row.parent() + "; the parent's row comes before this one."));
            } else {
                above.add(row.profile().number());
                verdicts.add(Verdict.FRESH);
            }
        }
        return verdicts;
    }

    @Override
    public List<UUID> write(Caller caller, List<CustomerRow> rows) {
        CompanyId company = caller.company();
        Set<String> parents =
                rows.stream().map(CustomerRow::parent).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, CustomerId> ids = customers.idsByNumber(company, parents);
        List<UUID> made = new ArrayList<>();
        for (CustomerRow row : rows) {
            CustomerId id = desk.create(caller, under(row, ids));
            ids.put(row.profile().number(), id);
            String email = row.email();
            if (email != null || row.contact() != null || row.phone() != null) {
                desk.addContact(
                        caller,
                        id,
                        Objects.requireNonNullElse(row.contact(), row.profile().name()),
                        email,
                        row.phone(),
                        null,
                        EnumSet.of(ContactRole.INVOICE_RECIPIENT));
            }
            made.add(id.value());
        }
        return made;
    }

    private static CustomerProfile under(CustomerRow row, Map<String, CustomerId> ids) {
        CustomerProfile profile = row.profile();
        if (row.parent() == null) {
            return profile;
        }
        return new CustomerProfile(
                profile.number(),
                profile.name(),
                profile.kind(),
                profile.taxId(),
                profile.language(),
                profile.currency(),
                profile.terms(),
                Objects.requireNonNull(ids.get(row.parent())),
                profile.delivery(),
                profile.address(),
                profile.note());
    }

    @Override
    public @Nullable Money amount(CustomerRow row) {
        return null;
    }
}
