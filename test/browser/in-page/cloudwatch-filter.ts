import purify from 'dompurify';

/**
 * What CloudWatch would drop of the HTML of a custom widget. It documents that it drops JavaScript "or other known security
 * vulnerabilities", such as `<iframe>` and `<use>`, and not how. DOMPurify drops all of those, and more. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_security.html
 */
export function droppedByCloudWatch(html: string): readonly string[] {
  purify.sanitize(html, {
    // Else it takes a style sheet at the beginning for a part of the head, and drops it with that.
    FORCE_BODY: true,
    // Samples of AWS use both.
    ADD_TAGS: ['cwdb-action'],
    ADD_ATTR: ['target', 'action', 'confirmation', 'display', 'endpoint', 'event'],
  });
  // Of its own making: it marks what it forces with this.
  return purify.removed.map(nameOf).filter((name) => name !== '<remove>');
}

const nameOf = (removed: (typeof purify.removed)[number]): string =>
  'element' in removed
    ? `<${removed.element.nodeName.toLowerCase()}>`
    : `${removed.attribute?.name} of <${removed.from.nodeName.toLowerCase()}>`;
