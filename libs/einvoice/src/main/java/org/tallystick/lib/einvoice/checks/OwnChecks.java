package org.tallystick.lib.einvoice.checks;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.einvoice.references.Iban;

/** What no official rule asks and a payer trips over: check digits of accounts and references, and unusable characters. */
final class OwnChecks {
    private static final Pattern LIKE_IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9 ]{8,40}");
    private static final Pattern LIKE_REFERENCE = Pattern.compile("RF\\d{2}[A-Z0-9 ]{1,30}");

    /** Everything XML 1.0 cannot carry: control characters, halves of pairs, and two that are no characters. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]");

    private OwnChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        int index = 0;
        for (PaymentMeans means : invoice.payment().means()) {
            String number = means.account() == null ? null : means.account().number();
            sheet.should(
                    number == null
                            || !LIKE_IBAN.matcher(number).matches()
                            || Iban.parse(number).isPresent(),
                    "EINVOICE-IBAN-01",
                    "payment.means[%d].account.number".formatted(index++));
        }
        String reference = invoice.payment().remittance();
        sheet.should(
                reference == null
                        || !LIKE_REFERENCE.matcher(reference).matches()
                        || CreditorReference.parse(reference).isPresent(),
                "EINVOICE-REFERENCE-01",
                "payment.remittance");
        texts("", invoice, sheet);
    }

    private static void texts(String path, @Nullable Object value, Sheet sheet) {
        if (value instanceof String text) {
            sheet.must(!NO_XML.matcher(text).find(), "EINVOICE-TEXT-01", path);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                texts(path + "[" + i + "]", list.get(i), sheet);
            }
        } else if (value instanceof Record holder) {
            for (RecordComponent component : holder.getClass().getRecordComponents()) {
                String place = path.isEmpty() ? component.getName() : path + "." + component.getName();
                texts(place, value(component, holder), sheet);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record of the model can be read", e);
        }
    }
}
