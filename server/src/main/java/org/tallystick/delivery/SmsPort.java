package org.tallystick.delivery;

/** The way text messages leave: to a gateway, or into a folder. Throws when it did not leave. */
interface SmsPort {
    void send(Sms sms);
}
