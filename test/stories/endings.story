# What began is told to its end, and what is critical stays open until it is over.

story S68: a Region is stuck, and then its whole instance is lost: the incident that is critical goes on under another name

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta ACTIVE
02:00   -> opened critical region-adding ap-southeast-2
02:05   org gone
02:10   -> closed instance-gone region-adding ap-southeast-2
        -> opened critical instance-lost org
06:05
06:10   -> reminded critical instance-lost org with "after 7 days"
06:15   eu-west-1 ACTIVE -> closed recovered instance-lost org


story S69: a lost Region is told until it is ACTIVE again; being added again is not enough

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2 with "was ACTIVE"
00:15   ap-southeast-2 ADDING since 00:12 -> updated critical region-lost ap-southeast-2 with "ADDING"
00:20..01:15
01:20   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2 after 1h 15m
01:25


story S69: a lost Region that is removed after all

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   ap-southeast-2 REMOVING
        -> closed removal-started region-lost ap-southeast-2
        -> opened warning region-removing ap-southeast-2
00:20   ap-southeast-2 gone
00:25   -> closed completed region-removing ap-southeast-2


story S69: an add of a lost Region that fails: it is as lost as before

policy  update 5
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   ap-southeast-2 ADDING since 00:12 -> updated critical region-lost ap-southeast-2
00:20   ap-southeast-2 gone
00:25   -> updated critical region-lost ap-southeast-2 with "no longer listed"
00:30


story S69: a lost Region whose instance is lost too is told anew when only the instance is back

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   org gone
00:20   -> closed instance-gone region-lost ap-southeast-2
        -> opened critical instance-lost org
00:25   eu-west-1 ACTIVE
        -> closed recovered instance-lost org
        -> opened critical region-lost ap-southeast-2
00:30   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2


story S70: a deletion is told at once, again when it is overdue, and to its end

00:00   eu-west-1 ACTIVE, beta ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10..02:00
02:05   -> overdue critical instance-deleting org
02:10   org gone
02:15   -> closed completed instance-deleting org as critical


story S70: deleting an instance that failed, as its message advises, is good news

00:00   beta ACTIVE, org CREATE_FAILED "No" -> opened critical instance-create-failed org
00:05   org DELETE_IN_PROGRESS
        -> closed deletion-started instance-create-failed org with "[RESOLVED]"
00:10   org gone
00:15


story S70: that deletion is stuck

00:00   beta ACTIVE, org CREATE_FAILED "No" -> opened critical instance-create-failed org
00:05   org DELETE_IN_PROGRESS -> closed deletion-started instance-create-failed org
00:10..02:00
02:05   -> opened warning instance-deleting org
02:10   org gone
02:15   -> closed completed instance-deleting org with "[CLOSED, WARNING]"


story S70: an instance that is deleted while it is being created

00:00   beta ACTIVE, org CREATE_IN_PROGRESS
00:05   org DELETE_IN_PROGRESS -> opened warning instance-deleting org
00:10   org gone
00:15   -> closed completed instance-deleting org


story S70: an instance that is first seen while it is being deleted

00:00   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:05   org gone
00:10   -> closed completed instance-deleting org


story S71: an ACTIVE Region is removed and added again between two polls

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 ADDING since 00:03 -> opened warning region-adding ap-southeast-2
00:30
00:33   -> overdue warning region-adding ap-southeast-2
02:00
02:03   -> escalated critical region-adding ap-southeast-2
02:05   ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2


story S72: with removing-warning 0 a removal is still told at once and to its end, and is never overdue

policy  removing-warning 0  removing-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:10..02:00
02:05   ap-southeast-2 ACTIVE -> closed reverted region-removing ap-southeast-2


story S72: what is said at once heeds tell-from, and a threshold does not

policy  tell-from critical
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 REMOVING
00:10..00:30
00:35   -> opened warning region-removing ap-southeast-2
00:40   ap-southeast-2 gone
00:45   -> closed completed region-removing ap-southeast-2


story S73: the monitor was told to ask a wrong Region, and its message is followed

policy  asks eu-north-1
00:00   eu-west-1 ACTIVE
00:05..00:10
00:15   -> opened warning not-seen scope with "eu-north-1"
00:20   publish fails
00:55
01:00   publish fails -> run fails
policy  asks eu-west-1
01:05   -> closed recovered not-seen scope listing escalated
01:10


story S73: what is pending when the monitor is told to ask another Region is delivered, in the words of the Region of then

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   publish fails -> run fails
policy  asks eu-north-1
00:35   -> opened warning region-adding ap-southeast-2 with "in eu-west-1." without "eu-north-1"
policy  asks eu-west-1
00:40   ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2


story S74: the Region asked has an instance of its own, but not the organisation's

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta primary us-east-1
policy  asks us-east-1
00:30   -> opened warning no-longer-watched org with "eu-west-1"
00:35..02:25                                   # nothing is known of its Regions
policy  asks eu-west-1
02:30   -> closed recovered no-longer-watched org
        -> opened warning no-longer-watched beta
        -> opened critical region-adding ap-southeast-2


story S74: a person settles what is no longer watched, and everything of it closes

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta primary us-east-1
00:30   -> opened warning region-adding ap-southeast-2
policy  asks us-east-1
00:35   -> opened warning no-longer-watched org
00:40   settle no-longer-watched org "another deployment watches it" is settled
        -> closed settled no-longer-watched org with "another deployment watches it"
        -> closed settled region-adding ap-southeast-2
00:45..02:00
policy  asks eu-west-1
02:05   -> opened warning no-longer-watched beta


story S74: an instance that is no longer watched is not missed in an empty list

00:00   eu-west-1 ACTIVE, beta primary us-east-1
policy  asks us-east-1
00:30   -> opened warning no-longer-watched org
00:35   beta DELETE_IN_PROGRESS -> opened critical instance-deleting beta
00:40   beta gone
00:45   -> closed completed instance-deleting beta
00:50..02:00


story S40: a Region that was ACTIVE when its instance went, and is not there when it is back

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   org gone
00:10   -> opened critical instance-lost org
00:15   eu-west-1 ACTIVE -> closed recovered instance-lost org
00:20   -> opened critical region-lost ap-southeast-2


story S75: one instance lacks its Status for days, and another is lost: its loss is told all the same

00:00   org ACTIVE, beta ACTIVE, gamma ACTIVE
00:05   beta without status
00:10..00:15
00:20   org gone -> opened warning not-seen scope
00:25   -> opened critical instance-lost org


story S75: a Region entry has a name and no status: what is not in the list is gone all the same

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, ca-central-1 ACTIVE
00:05   ca-central-1 without status
00:10   ap-southeast-2 gone
00:15   -> opened critical region-lost ap-southeast-2
00:20   -> opened warning not-seen scope


story S76: Regions is left out in two answers while the only additional Region is REMOVING

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   org without regions
00:10
00:15   org with regions
00:20..00:25
00:30   -> overdue warning region-removing ap-southeast-2


story S76: Regions is left out for ever after a removal that nobody saw end

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   org without regions
00:10..01:00
01:05   -> closed unlisted region-removing ap-southeast-2
01:10..02:00


story S76: Regions is left out while the only additional Region is ADDING

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   org without regions
00:10..01:00
01:05   -> announced warning vanished ap-southeast-2


story S76: Regions is left out for a day: an incident of its own takes over

policy  interval 60  reminders 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 org without regions
0d02:00 -> opened warning not-seen scope with "Regions" without "ap-southeast-2.portal"
0d03:00..1d00:00
1d01:00 -> closed unlisted not-seen scope
        -> opened warning unlisted org
1d02:00 org with regions -> closed recovered unlisted org
1d03:00


story S76: that is settled, and opens anew only after the list was there again

policy  interval 60  reminders 0  not-seen-warning 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 org without regions
0d02:00..1d00:00
1d01:00 -> opened warning unlisted org
1d02:00 settle unlisted org is settled -> closed settled unlisted org
1d03:00 settle unlisted org is refused
1d04:00..3d00:00
3d01:00 org with regions
3d02:00 org without regions
3d03:00..4d01:00
4d02:00 -> opened warning unlisted org


story S76: a lost Region that is being added again stays lost while Regions is left out

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   ap-southeast-2 ADDING since 00:12 -> updated critical region-lost ap-southeast-2
00:20   org without regions
00:25..00:30
00:35   -> opened warning not-seen scope
00:40..02:00
02:05   org with regions -> closed recovered not-seen scope
02:10   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2


story S77: a record is unreadable for hours, then mended: an add that began meanwhile is aged from its AddedDate

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   record org damaged, ap-southeast-2 ADDING since 00:05 -> opened critical record-unreadable record/org
00:10..02:00
02:05   record org mended
        -> closed recovered record-unreadable record/org
        -> closed superseded region-removing ap-southeast-2
        -> opened critical region-adding ap-southeast-2 without "at least"


story S77: also when the mended record can't be committed at first

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   record org damaged, ap-southeast-2 ADDING since 00:05 -> opened critical record-unreadable record/org
00:10..02:00
02:05   record org mended, save 1 fails -> run fails
        -> closed recovered record-unreadable record/org
02:10   -> closed superseded region-removing ap-southeast-2
        -> opened critical region-adding ap-southeast-2 without "at least"


story S77: also when the monitor saw nothing in the run in which it was mended

00:00   eu-west-1 ACTIVE
00:05   record org damaged, ap-southeast-2 ADDING since 00:05 -> opened critical record-unreadable record/org
00:10..02:00
02:05   record org mended, throttled -> closed recovered record-unreadable record/org
02:10   -> opened critical region-adding ap-southeast-2 without "at least"


story S78: an incident is told at several severities: its end reaches whoever got its beginning

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
02:00   -> escalated critical region-adding ap-southeast-2
02:05   ap-southeast-2 ACTIVE -> closed completed region-adding ap-southeast-2 as critical


story S79: ADD_FAILED, which AWS may show one day, does not silence what is open

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
02:00   -> opened critical region-adding ap-southeast-2
02:05   ap-southeast-2 ADD_FAILED -> opened critical unknown-status ap-southeast-2 with "ADD_FAILED"
06:00   -> reminded critical region-adding ap-southeast-2 with "ADD_FAILED"
06:05   -> reminded critical unknown-status ap-southeast-2
06:10   ap-southeast-2 ACTIVE
        -> closed recovered unknown-status ap-southeast-2
        -> closed completed region-adding ap-southeast-2


story S79: DELETE_FAILED after DELETE_IN_PROGRESS does not leave the Regions unwatched

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10   org DELETE_FAILED -> opened critical unknown-status org
00:15   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:20   org ACTIVE
        -> closed recovered unknown-status org
        -> closed reverted instance-deleting org


story S79: a threshold that is crossed behind an unknown status is told once the status is known again

policy  reminders 60
00:00   eu-west-1 ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10   org DELETE_FAILED -> opened critical unknown-status org
01:05   -> reminded critical instance-deleting org
01:10   -> reminded critical unknown-status org
02:10   -> reminded critical instance-deleting org
        -> reminded critical unknown-status org
02:15   org DELETE_IN_PROGRESS
        -> closed recovered unknown-status org
        -> overdue critical instance-deleting org


story S80: a failed instance was deleted, and nothing is left to watch

policy  interval 60  reminders 0
0d00:00 org CREATE_FAILED "No" -> opened critical instance-create-failed org
0d01:00 org gone
0d02:00 -> closed completed instance-create-failed org
0d03:00..1d00:00
1d01:00 -> opened warning nothing-to-watch scope
1d02:00 beta ACTIVE -> closed recovered nothing-to-watch scope


story S80: that is settled

policy  interval 60  reminders 0
0d00:00 org CREATE_FAILED "No" -> opened critical instance-create-failed org
0d01:00 org gone
0d02:00 -> closed completed instance-create-failed org
0d03:00..1d00:00
1d01:00 -> opened warning nothing-to-watch scope
1d02:00 settle nothing-to-watch scope "we start in spring" is settled
        -> closed settled nothing-to-watch scope with "we start in spring"
1d03:00..3d00:00


story S81: what kept the monitor from seeing changes: two polls that agree say so

00:00   eu-west-1 ACTIVE
00:05..00:15 throttled
00:20   throttled -> opened warning not-seen scope with "Wait"
00:25   denied
00:30   throttled
00:35   denied
00:40   denied -> updated warning not-seen scope with "That is about permissions"
00:45..01:00 denied
01:05   denied -> escalated critical not-seen scope
01:10   -> closed recovered not-seen scope


story S82: a first run on a healthy organisation is silent

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05


story S82: a first run beside a deletion, a stuck add and a wrong primary tells exactly those

03:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta DELETE_IN_PROGRESS, gamma primary us-east-1, gamma/eu-west-1 ACTIVE
        -> opened critical region-adding ap-southeast-2
        -> opened critical instance-deleting beta
        -> opened warning primary-elsewhere gamma
03:05


story S83: what is lost is settled by a person, once, and told anew only after it was there again

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   settle region-lost ap-southeast-2 "we have left Sydney" is settled
        -> closed settled region-lost ap-southeast-2 with "we have left Sydney" with "a story" as critical
00:20   settle region-lost ap-southeast-2 is refused
00:25   ap-southeast-2 ADDING since 00:22
00:30   ap-southeast-2 ACTIVE
00:35   ap-southeast-2 gone
00:40   -> opened critical region-lost ap-southeast-2


story S83: what is settled is never a status that is there

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   -> opened warning region-adding ap-southeast-2
00:35   settle region-adding ap-southeast-2 is refused


story S83: a primary that is elsewhere can be settled a day after it was told

policy  interval 60  reminders 0
0d00:00 eu-west-1 ACTIVE, org primary us-east-1 -> opened warning primary-elsewhere org
0d01:00 settle primary-elsewhere org is refused
1d01:00 settle primary-elsewhere org "it is moving" is settled -> closed settled primary-elsewhere org
1d02:00
1d03:00 org primary eu-central-1 -> opened critical primary-elsewhere org
1d04:00 org primary eu-west-1 -> closed recovered primary-elsewhere org


story S83: what was settled while SNS was down is told once SNS accepts it

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   publish fails -> run fails
00:15   settle region-lost ap-southeast-2 "intended" is settled
        -> closed settled region-lost ap-southeast-2 listing opened
00:20


story S84: after seven days, with a poll that proved it on each, what is lost is taken as intended

policy  interval 60  reminders 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
0d01:00 ap-southeast-2 gone, beta gone
0d02:00 -> opened critical region-lost ap-southeast-2
        -> opened critical instance-lost beta
0d03:00..7d00:00
7d01:00 -> closed settled region-lost ap-southeast-2
        -> closed settled instance-lost beta
7d02:00..9d00:00


story S84: a day on which nobody could look does not count

policy  interval 60  reminders 0  not-seen-warning 0  not-seen-critical 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 ap-southeast-2 gone
0d02:00 -> opened critical region-lost ap-southeast-2
0d03:00..3d00:00
3d01:00..4d00:00 throttled
4d01:00..7d23:00
8d00:00
8d01:00 -> closed settled region-lost ap-southeast-2


story S85: PrimaryRegion is missing, then there, then another

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, org without primary
00:05   org primary eu-west-1
00:10   org primary ap-southeast-2 -> opened critical primary-elsewhere org
00:15   org primary us-east-1
        -> closed primary-changed primary-elsewhere org
        -> opened critical primary-elsewhere org
00:20   org primary eu-west-1 -> closed recovered primary-elsewhere org


story S85: a primary that is elsewhere does not silence what becomes of the instance

00:00   eu-west-1 ACTIVE, sandbox CREATE_IN_PROGRESS
00:05   sandbox/eu-west-1 ACTIVE
00:10   sandbox primary us-east-1 -> opened critical primary-elsewhere sandbox
00:15   sandbox gone
00:20   -> announced warning vanished sandbox
        -> closed instance-gone primary-elsewhere sandbox


story S69: a Region that was added anew, and disappears while it is added, was ACTIVE before and is lost

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 ADDING since 00:05 -> opened warning region-adding ap-southeast-2
00:10   ap-southeast-2 gone
00:15   -> closed lost region-adding ap-southeast-2
        -> opened critical region-lost ap-southeast-2
00:20   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2


story S75: a lost instance that is listed once without a status is not found, and nothing else is told of it

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   org gone
00:10   -> opened critical instance-lost org
00:15   eu-west-1 ACTIVE, org primary ap-southeast-2, org without status
00:20   org gone
00:25..01:00


story S75: a lost instance that is listed in a status we don't know is found

00:00   eu-west-1 ACTIVE, beta ACTIVE
00:05   org gone
00:10   -> opened critical instance-lost org
00:15   org PAUSED
        -> closed recovered instance-lost org
        -> opened warning unknown-status org
00:20   org ACTIVE -> closed recovered unknown-status org


story S76: an add that began while Regions was left out is aged from its AddedDate

policy  interval 60  reminders 0  not-seen-warning 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 org without regions
0d02:00..1d00:00
1d01:00 -> opened warning unlisted org
1d02:00 org with regions, ap-southeast-2 ADDING since 0d02:00
        -> closed recovered unlisted org
        -> opened critical region-adding ap-southeast-2


story S76: what could not be seen for another reason has recovered, though Regions is left out

policy  interval 60  reminders 0  not-seen-warning 60  not-seen-critical 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 org without regions
0d02:00 -> opened warning not-seen scope
0d03:00..1d00:00
1d01:00 -> closed unlisted not-seen scope
        -> opened warning unlisted org
1d02:00 throttled
1d03:00 throttled -> opened warning not-seen scope
1d04:00 -> closed recovered not-seen scope


story S76: Regions is there again while the instance is deleted

policy  interval 60  reminders 0  not-seen-warning 0
0d00:00 eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
0d01:00 org without regions
0d02:00..1d00:00
1d01:00 -> opened warning unlisted org
1d02:00 org DELETE_IN_PROGRESS -> opened critical instance-deleting org
1d03:00 org with regions -> closed recovered unlisted org
1d04:00 org gone
1d05:00 -> closed completed instance-deleting org


story S71: what began unheard, and ends in a loss, is not announced beside the loss

policy  tell-from critical
00:00   eu-west-1 ACTIVE, beta FROZEN
00:05   beta gone
policy  tell-from info
00:10   -> opened critical instance-lost beta
