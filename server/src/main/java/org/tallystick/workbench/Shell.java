package org.tallystick.workbench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Person;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Company;
import org.tallystick.platform.Ids;

/** What every page shows around its content, and how it writes money, dates and addresses. */
public record Shell(
        @Nullable Company company,
        List<Company> companies,
        @Nullable Person person,
        @Nullable Caller caller,
        @Nullable CsrfToken csrf,
        String path,
        @Nullable String query,
        @Nullable LocalDate today,
        boolean demo,
        Formats formats) {
    public Shell {
        companies = List.copyOf(companies);
    }

    /** The address of a page of the present company: {@code at("/invoices")} is {@code /c/ACME/invoices}. */
    public String at(String page) {
        return company == null ? page : "/c/" + company.code() + page;
    }

    /** Whether the page, or one below it, is being shown. */
    public boolean isAt(String page) {
        String address = at(page);
        return path.equals(address) || path.startsWith(address + "/");
    }

    public boolean isHome() {
        return path.equals(at(""));
    }

    /** The present address with one field of its query set, or without it when the value is null. */
    public String here(String name, @Nullable String value) {
        return Addresses.with(path, query, name, value);
    }

    /** The address that answers the present list, filters included, as a file: csv, xlsx or json. */
    public String export(String page, String format) {
        return Addresses.with(page, query, "format", format);
    }

    /** What the query of the present address says in a field; empty when it says nothing. */
    public String asked(String name) {
        return Addresses.field(query, name);
    }

    /** The CSRF token as a header, for requests that htmx sends without a form. */
    public @Nullable String requestHeaders() {
        return csrf == null ? null : "{\"%s\":\"%s\"}".formatted(csrf.getHeaderName(), csrf.getToken());
    }

    /** Ada Lovelace is AL. */
    public String initials() {
        return person == null ? "" : Formats.initials(person.name());
    }

    public boolean may(Permission permission) {
        return caller != null && caller.may(permission);
    }

    /** A fresh idempotency key for a form. */
    public String newKey() {
        return Ids.next().toString();
    }

    /** {@code 1,234.50}: for columns that name the currency in their head. */
    public String amount(Money money) {
        return formats.amount(money);
    }

    public String amount(long minor, String currency) {
        return formats.amount(new Money(minor, CurrencyCode.of(currency)));
    }

    /** {@code 1,234.50 EUR}. */
    public String money(Money money) {
        return formats.money(money);
    }

    public String money(long minor, String currency) {
        return formats.money(new Money(minor, CurrencyCode.of(currency)));
    }

    /** A quantity, rate or unit price without trailing zeros. */
    public String number(BigDecimal number) {
        return formats.number(number);
    }

    public String count(long number) {
        return formats.count(number);
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : formats.date(date);
    }

    /** A moment in the company's zone. */
    public String moment(@Nullable Instant moment) {
        ZoneId zone = company == null ? ZoneOffset.UTC : company.zone();
        return moment == null ? "" : formats.moment(moment, zone);
    }
}
