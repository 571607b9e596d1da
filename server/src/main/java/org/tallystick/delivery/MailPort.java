package org.tallystick.delivery;

/** The way mail leaves: to a mail server, or into a folder. Throws when it did not leave. */
interface MailPort {
    void send(Mail mail);
}
