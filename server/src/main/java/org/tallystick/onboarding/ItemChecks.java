package org.tallystick.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Contact;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.lib.einvoice.identifiers.VatId;
import org.tallystick.lib.einvoice.references.Iban;

/** Looks at an item of the checklist: digits, completeness, form. Nothing is asked outside. */
final class ItemChecks {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]{2,}");
    private static final Pattern LIKE_AN_IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]+");
    private static final int LONGEST_ACCOUNT = 60;

    private ItemChecks() {}

    /** The account is what somebody typed for the item {@code BANK}. */
    static Checked of(String item, CustomerProfile profile, List<Contact> contacts, @Nullable String account) {
        return switch (item) {
            case ChecklistItem.TAX_ID -> taxId(profile.taxId());
            case ChecklistItem.ADDRESS -> address(profile);
            case ChecklistItem.CONTACT -> contact(contacts);
            case ChecklistItem.BANK -> account(account);
            default -> new Checked.Unknown("", "Add a document or a note that shows it.");
        };
    }

    private static Checked taxId(@Nullable String taxId) {
        if (taxId == null || taxId.isBlank()) {
            return new Checked.Wrong(
                    "TAX_ID_MISSING", "The customer has no tax id. Write it on the customer first: Edit, Tax id.");
        }
        VatId number = VatId.of(taxId);
        return switch (number.verdict()) {
            case SOUND -> new Checked.Right(taxId, "Form and check digits of " + taxId + " are right.");
            case WRONG_SHAPE ->
                new Checked.Wrong(
                        "TAX_ID_SHAPE",
                        "The tax id does not have the form of its country. Correct it on the customer: Edit, Tax id.");
            case WRONG_CHECK_DIGIT ->
                new Checked.Wrong(
                        "TAX_ID_DIGITS",
                        "A digit of the tax id is wrong. Compare it with a letter of the customer and correct it.");
            case UNKNOWN_SCHEME ->
                new Checked.Unknown(taxId, "No check is known for " + taxId + "; compare it with a document.");
        };
    }

    private static Checked address(CustomerProfile profile) {
        List<String> missing = new ArrayList<>();
        if (isBlank(profile.address().street())) {
            missing.add("the street");
        }
        if (isBlank(profile.address().postalCode())) {
            missing.add("the postal code");
        }
        if (isBlank(profile.address().city())) {
            missing.add("the city");
        }
        if (!missing.isEmpty()) {
            return new Checked.Wrong(
                    "ADDRESS_INCOMPLETE",
                    "The address lacks " + String.join(", ", missing) + ". Complete it on the customer: Edit.");
        }
        return new Checked.Right(addressOf(profile), "The address is complete.");
    }

    private static Checked contact(List<Contact> contacts) {
        List<String> addresses = contacts.stream()
                .map(Contact::email)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (addresses.isEmpty()) {
            return new Checked.Wrong(
                    "CONTACT_MISSING", "No contact has an e-mail address. Add one under Contacts first.");
        }
        return addresses.stream()
                .filter(address -> EMAIL.matcher(address).matches())
                .findFirst()
                .<Checked>map(address -> new Checked.Right(address, "The address " + address + " is well formed."))
                .orElseGet(() -> new Checked.Wrong(
                        "CONTACT_ADDRESS", "The contact's e-mail address is not one. Correct it under Contacts."));
    }

    private static Checked account(@Nullable String account) {
        String text =
                account == null ? "" : account.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST_ACCOUNT) {
            return new Checked.Wrong("ACCOUNT_MISSING", "Write the IBAN, or the number of the account.");
        }
        if (!LIKE_AN_IBAN.matcher(text).matches()) {
            return new Checked.Unknown(text, "This is no IBAN; compare the account with a letter of the bank.");
        }
        return Iban.parse(text)
                .<Checked>map(iban -> new Checked.Right(iban.value(), "Check digits and length of the IBAN are right."))
                .orElseGet(() -> new Checked.Wrong(
                        "IBAN_WRONG",
                        "This IBAN is not right: a digit is wrong or missing. Compare it with a letter."));
    }

    /** What the value of an item is today; empty for items that are no part of the customer. */
    static @Nullable String valueNow(String item, CustomerProfile profile, List<Contact> contacts, String settled) {
        return switch (item) {
            case ChecklistItem.TAX_ID -> profile.taxId();
            case ChecklistItem.ADDRESS -> addressOf(profile);
            case ChecklistItem.CONTACT ->
                contacts.stream()
                        .map(Contact::email)
                        .filter(settled::equals)
                        .findFirst()
                        .orElse(null);
            default -> settled;
        };
    }

    private static String addressOf(CustomerProfile profile) {
        return String.join(
                ", ",
                Stream.concat(
                                profile.address().lines().stream(),
                                Stream.of(profile.address().country()))
                        .toList());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
