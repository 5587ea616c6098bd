# What stories of combinations must hold; each was once wrong, or could easily be.

story S40: without a seen poll in between, the same AddedDate is still not used for two episodes

policy  adding-critical 0  not-seen-warning 0  not-seen-critical 0
00:00   eu-west-1 ACTIVE, beta ACTIVE
00:05   ap-southeast-2 ADDING since 00:02, beta without arn
00:35   -> opened warning region-adding ap-southeast-2
00:40   ap-southeast-2 gone
00:45   -> closed vanished region-adding ap-southeast-2
00:50   ap-southeast-2 ADDING since 00:02
00:55..01:15
01:20   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S40: an AddedDate of the moment at which the ADDING before began is not used: both would have one id

policy  not-seen-warning 0  not-seen-critical 0

00:01   eu-west-1 ACTIVE, ap-southeast-2 REMOVING, beta ACTIVE
        -> opened warning region-removing ap-southeast-2
00:05   ap-southeast-2 ADDING since 00:00 -> closed superseded region-removing ap-southeast-2
00:10   beta without arn
00:35   -> opened warning region-adding ap-southeast-2
00:40   ap-southeast-2 ADDING since 00:05
        -> closed superseded region-adding ap-southeast-2
01:05
01:10   -> opened warning region-adding ap-southeast-2 with "at least 30m"

story S40: an AddedDate that an episode was aged from is not used again after the clock went back and came again

policy  not-seen-warning 0  not-seen-critical 0
01:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:55
00:50   ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
01:05   ap-southeast-2 ADDING since 00:55 -> closed superseded region-removing ap-southeast-2
01:30
01:35   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S42: a commit that failed does not move since: it is as if the poll had not been

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 ADDING since 00:03, save 1 fails -> run fails
00:10   -> opened warning region-adding ap-southeast-2
00:32
00:33   -> overdue warning region-adding ap-southeast-2


story S20: what a partial poll did read is not called unwatched

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00, beta/us-east-1 ADDING since 00:00, beta ACTIVE
00:20   beta without arn
00:30   -> opened warning region-adding ap-southeast-2
00:35   -> opened warning not-seen scope with "us-east-1 ADDING" without "ap-southeast-2 ADDING"


story S16: an instance that failed and is then in a status we don't know is expected to be there

00:00   org CREATE_FAILED "No" -> opened critical instance-create-failed org
00:05   org WHATEVER -> opened warning unknown-status org
00:10   empty
00:15..00:20 empty
00:25   empty -> opened warning not-seen scope


story S24: Regions is left out after the only additional Region was in a status we don't know

00:00   eu-west-1 ACTIVE, ap-southeast-2 REMOVING -> opened warning region-removing ap-southeast-2
00:05   ap-southeast-2 HALTED -> opened warning unknown-status ap-southeast-2
00:10   org without regions
00:15..00:20
00:25   -> opened warning not-seen scope


story S5: a Region that was first seen in a status we don't know is aged from AddedDate all the same

3d00:00 eu-west-1 ACTIVE, ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
3d00:05 ap-southeast-2 ADDING since 00:00
        -> closed recovered unknown-status ap-southeast-2
        -> opened critical region-adding ap-southeast-2


story S39: a PrimaryRegion that changed while the instance was gone is told as soon as the instance is shown in a status

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   org gone
00:10   -> opened critical instance-lost org
00:15   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, org primary ap-southeast-2, org without status
00:20   org ACTIVE
        -> closed recovered instance-lost org
        -> opened critical primary-elsewhere org


story S37: after the record of the scope was deleted, a gone instance is still one that was seen

00:00   eu-west-1 ACTIVE
00:05   org DELETE_IN_PROGRESS -> opened critical instance-deleting org
00:10   org gone
00:15   -> closed completed instance-deleting org
00:20   record scope deleted
00:25..01:30


story S23: people are sent to the Region that answers, also when the primary Region has moved

policy  not-seen-warning 5
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   org primary ap-southeast-2 -> opened critical primary-elsewhere org
00:10   silent but ap-southeast-2
00:15   silent but ap-southeast-2
        -> opened warning not-seen scope with "org.ap-southeast-2.portal" without "org.eu-west-1.portal"


story S3: a since that the clock moved is not presented as what AWS said

01:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 01:00
00:50                                          # back: treated as begun now
01:15
01:20   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S58: two runs at once tell it once

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:30   2 runs at once -> opened warning region-adding ap-southeast-2
00:35   2 runs at once
02:10   ap-southeast-2 ACTIVE, 3 runs at once
        -> closed completed region-adding ap-southeast-2 after 2h 10m


story an instance that is gone before it was ever ACTIVE has vanished, which nobody is woken for

00:00   org ACTIVE, sandbox CREATE_IN_PROGRESS
00:30   -> opened warning instance-creating sandbox
00:35   sandbox gone
00:40   -> closed vanished instance-creating sandbox as warning


story S35: no update while the opening is pending, and then the newest reason

00:00   sandbox CREATE_FAILED "1", publish fails -> run fails
00:05   sandbox CREATE_FAILED "2", publish fails -> run fails
00:10   sandbox CREATE_FAILED "3" -> opened critical instance-create-failed sandbox with "StatusReason: 1"
00:15   -> updated critical instance-create-failed sandbox with "StatusReason: 3"


story S21: a row without a status ends an absence too

00:00   org ACTIVE, beta ACTIVE
00:05   org gone
00:10   org ACTIVE, org without status
00:15   org gone
00:16
00:20   -> opened critical instance-lost org


story S21: two polls half an interval apart prove an absence, a moment less does not

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:07:29.999
00:07:30 -> opened critical region-lost ap-southeast-2


story S38: an instance goes while a Region of it is in a status we don't know

00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE, beta ACTIVE
00:05   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
00:10   org gone
00:15   -> closed instance-gone unknown-status ap-southeast-2
        -> opened critical instance-lost org


story S40: a Region that returns in a status we don't know is back after gone at the next known one

policy  tell-from info
00:00   eu-west-1 ACTIVE, ap-southeast-2 ACTIVE
00:05   ap-southeast-2 gone
00:10   -> opened critical region-lost ap-southeast-2
00:15   ap-southeast-2 QUEUED -> updated critical region-lost ap-southeast-2
00:20   ap-southeast-2 ACTIVE -> closed recovered region-lost ap-southeast-2


story S40: an AddedDate that was used is not used again, also not by way of a status we don't know

policy  adding-critical 0
00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since 00:00
00:05   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
00:10   ap-southeast-2 gone
00:15   -> closed superseded unknown-status ap-southeast-2
00:20   ap-southeast-2 QUEUED -> opened warning unknown-status ap-southeast-2
00:25   ap-southeast-2 ADDING since 00:00 -> closed recovered unknown-status ap-southeast-2
00:50
00:55   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S40: what was gone can't have begun to be added before that

policy  adding-critical 0  not-seen-warning 0  not-seen-critical 0
00:00   eu-west-1 ACTIVE, beta ACTIVE
00:05   ap-southeast-2 ADDING since 00:02, beta without arn
00:10   ap-southeast-2 gone
00:15   -> announced warning vanished ap-southeast-2
00:20   ap-southeast-2 ADDING since 00:04
00:45
00:50   -> opened warning region-adding ap-southeast-2 with "at least 30m"


story S6: an AddedDate that was missing at first tells two episodes apart as soon as it is known

00:00   eu-west-1 ACTIVE, ap-southeast-2 ADDING since unknown
00:05   ap-southeast-2 ADDING since 00:02
00:10   ap-southeast-2 ADDING since 00:08 -> announced warning superseded ap-southeast-2


story S8: the AddedDate of a Region says nothing about when its removal began

1d00:00 eu-west-1 ACTIVE, ap-southeast-2 REMOVING since 00:00
        -> opened warning region-removing ap-southeast-2
1d00:25
1d00:30 -> overdue warning region-removing ap-southeast-2 with "at least 30m"
