package org.tallystick.delivery;

import java.time.Instant;
import org.tallystick.delivery.reports.StatusCode;

/** The mail server or the gateway did not take the recipient, or took him never to be there: nothing left the house. */
final class AddressRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final StatusCode NUMBER = new StatusCode(5, 1, 0);

    private final StatusCode code;
    private final News.Source source;

    AddressRefused(StatusCode code, Exception cause) {
        super(code.sentence(), cause);
        this.code = code;
        this.source = News.Source.MAIL_SERVER;
    }

    /** By a gateway of text messages, whose answers have no codes of their own. */
    AddressRefused(String why) {
        super(why);
        this.code = NUMBER;
        this.source = News.Source.SMS_GATEWAY;
    }

    News news(Instant at) {
        return new News(
                News.Kind.BOUNCED, at, source, null, code.toString(), code.permanent(), String.valueOf(getMessage()));
    }
}
