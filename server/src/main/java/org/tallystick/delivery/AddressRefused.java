package org.tallystick.delivery;

import java.time.Instant;
import org.tallystick.delivery.reports.StatusCode;

/** The mail server did not take the recipient, or took him never to be there: nothing left the house. */
final class AddressRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StatusCode code;

    AddressRefused(StatusCode code, Exception cause) {
        super(code.sentence(), cause);
        this.code = code;
    }

    News news(Instant at) {
        return new News(
                News.Kind.BOUNCED,
                at,
                News.Source.MAIL_SERVER,
                null,
                code.toString(),
                code.permanent(),
                code.sentence());
    }
}
