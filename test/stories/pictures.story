# What the pictures in docs/pictures show: each is of a moment soon after its story ends.

story a Region was added, another was removed, and all is well

06:00        acme ACTIVE, acme/eu-central-1 ACTIVE, acme/us-east-1 ACTIVE, acme/ap-southeast-2 ACTIVE
06:05..08:20
08:25..08:40 acme/eu-west-1 ADDING since 08:22
08:45..09:25 acme/eu-west-1 ACTIVE
09:30        acme/ap-southeast-2 REMOVING -> opened warning region-removing acme/ap-southeast-2
09:35..09:50
09:55        acme/ap-southeast-2 gone
10:00        -> closed completed region-removing acme/ap-southeast-2
10:05..11:00

story a Region hangs

06:00        acme ACTIVE, acme/eu-central-1 ACTIVE, acme/us-east-1 ACTIVE
06:05..08:25
08:30..08:55 acme/eu-west-1 ADDING since 08:30
09:00        -> opened warning region-adding acme/eu-west-1 with "30m"
09:05..10:25
10:30        -> escalated critical region-adding acme/eu-west-1 with "2h"
10:35..10:40

story the monitor is blind while a Region is being added

06:00        acme ACTIVE, acme/eu-central-1 ACTIVE, acme/us-east-1 ACTIVE
06:05..09:05
09:10..09:25 acme/eu-west-1 ADDING since 09:08
09:30..09:40 denied
09:45        denied -> opened warning not-seen scope
09:50..10:25 denied
10:30        denied -> escalated critical not-seen scope
10:35..10:45 denied
